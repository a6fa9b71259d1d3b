/** What the page of a product says beside name, price and stock. */
export interface ProductNotes {
  readonly note: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** By product id. */
export const productNotes: Readonly<Record<string, ProductNotes>> = {
  P100: {
    note: '羊毛混纺，垂得住也弹得回',
    facts: { 面料: '羊毛 30%，棉 70%', 洗涤: '冷水手洗，平铺晾干', 尺码: 'S / M / L' },
  },
  P101: { note: '一次充满，从周一听到周五', facts: { 续航: '30 小时', 保修: '1 年' } },
  P102: {
    note: '一个人的早晨，一杯的份量',
    facts: { 保修: '1 年', 除垢: '每两个月一次：除垢剂兑水走一遍，再用清水走两遍' },
  },
  P103: { note: '单手就能打开的小水杯', facts: { 颜色: '蓝 / 粉', 发货: '到货后可提醒你' } },
  P104: { note: '轻，回弹，下雨天也不滑', facts: { 尺码: '39–44，正码', 洗涤: '软刷手洗，不要机洗' } },
  P105: { note: '水、乳、霜，一套用到换季', facts: { 保质期: '3 年', 敏感肌: '先在耳后试用' } },
  P106: { note: '抬手看时间，睡觉也戴着', facts: { 兼容: 'iOS 和 Android', 颜色: '黑 / 绿' } },
  P107: { note: '今年的新米，煮粥有米油', facts: { 规格: '5 kg', 发货: '圆通', 批量: '20 袋起有批发价' } },
  P108: { note: '肉是第一位的配料', facts: { 口味: '鸡肉 / 三文鱼', 发货: '圆通', 退货: '拆封后不支持无理由退货' } },
  P109: { note: '预售：定金 20 元，尾款三天后开付', facts: { 规格: '6 枚', 退货: '拆封后不支持无理由退货' } },
};
