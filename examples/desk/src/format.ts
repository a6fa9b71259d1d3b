const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
const date = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric' });

/** Hour and minute of a moment; with the day where it is not today. */
export function timeOf(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clock.format(at) : `${date.format(at)} ${clock.format(at)}`;
}

/** How long somebody has waited, in minutes. */
export function waitedFor(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000);
  return minutes < 1 ? '刚刚' : minutes < 60 ? `等了 ${minutes} 分钟` : `等了 ${Math.floor(minutes / 60)} 小时`;
}

/** Fen as a price. */
export function yuan(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;
}

/** States of orders as the shop calls them. */
export const orderStates: Readonly<Record<string, string>> = {
  unpaid: '待付款',
  paid: '待发货',
  shipped: '运输中',
  delivered: '已签收',
  cancelled: '已取消',
  refunding: '退款中',
  refunded: '已退款',
};

/** Levels of customers. */
export const levels: Readonly<Record<string, string>> = { gold: '金卡会员', normal: '普通会员' };

/** What became of a customer's wish. */
export const outcomes: Readonly<Record<string, string>> = {
  open: '还没办完',
  answered: '已回答',
  completed: '已办完',
  cancelled: '顾客取消',
  failed: '没办成',
  handed_off: '转人工',
  replaced: '换了话题',
};

/** The bot's policies in the order they are asked. */
export const policies: Readonly<Record<string, string>> = {
  choice: '顾客的选择',
  safety: '安全',
  handoff: '转人工',
  flow: '进行中的流程',
  intent: '意图',
  knowledge: '知识',
  recommend: '推荐',
  fallback: '兜底',
};
