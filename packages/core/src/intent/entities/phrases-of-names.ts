/** Words that tell what a number or a name is, as `Lexicon.phrases` has them: sources of regular expressions over normalised text. */
export const phrasesOfNames = {
  /** Words before a number. */
  'number.order': String.raw`(?:订单|定单|单号|单子|采购|order)[^\d]{0,8}$|[订单][ :]?$`,
  'number.shortOrder': String.raw`(?:订单号?|定单号?|单号|order)(?: ?(?:no|number|号码|id))?[ :.#是为]{0,3}$|(?:^|[^a-z\d])#$|[订单][ :]?$|(?:for|cancel|scrap|on|in|typed|invoice(?: of)?|refund|status of|check|with|so) $`,
  'number.waybill': String.raw`(?:运单|快递|物流|包裹|面单|查件|中通|申通|圆通|韵达|韵大|极兔|邮政|德邦|百世|宅急送|天天|壹米滴答|捷达|安能|零担|黑猫[^\d]{0,4}|ems|dhl|ups|usps|fedex|已寄|寄回|回寄|退货单号|取件码|挂号|复制的单号|代收 |取走的 ?|waybill|tracking|track|awb)[^\d]{0,8}$`,
  'number.card': String.raw`(?:卡号?|账户|账号|card|身份证)(?:号码?| no| number)?[: 是为]{0,3}$`,
  'number.phone': String.raw`(?:电话|手机|座机|致电|拨打?|回电?|打|phone|tel|call|ring|courier|delivery)[^\d]{0,6}$`,
  'number.other': String.raw`(?:(?:商品|产品|账户|账号|会员|游戏) ?(?:id|编号)|工单号|密码|口令|直播间|rma|会员卡号?|户号|vat(?: no)?|合同编?号|审批号|报价单|sku|货号|款号|型号|票号|发票代码|发票号码?|税号|识别号|信用代码|统编|条码|条形码|序列号|机身号?|sn|imei|批[号次]|券码|兑换码|验证码|流水号|交易号|学号|uid|isbn|邮编|pin(?: ?code)?|zip(?: ?code)?|post ?code|postal(?: ?code)?|国妆备字|国药准字|id=)[^\da-z]{0,6}$|(?:身份证|证件)[^\d]{0,14}$`,
  /** Intents about a parcel on its way. */
  'number.ofParcel': String.raw`^ship\.(?:track|delay|not_received|carrier|pickup)$`,
  /** What is said of a parcel behind its number. */
  'number.parcel': String.raw`^ ?(?:顺丰|圆通|中通|申通|韵达|极兔|德邦)|^[^\d]{0,8}(?:已寄|还没签|本人签|显示签|谁[^ ]{0,3}签|被取走|不是我签|查一下|查不|往回走|在哪|到哪(?:了|里|儿|$| )|走哪|送到哪|停在|停滞|已离开|清关|海关|自提|代收|中转|货运|趴|快递|在派|揽|到了?[^ ]{0,5}仓|说地址|都到|，?卡在(?![^ ]{0,3}[环步])|我去哪|usps|stuck|customs|蜂巢|丰巢|驿站|邮局|哪家的|拆开|不派|称重|退货单|到(?![底今现])[^ ,\d]{2,5}(?:没|不|了没|了吗|了么))`,
  /** Kinds of invoice that need the talk to be of invoices, and the words around them. */
  'invoice.about': String.raw`[票飘漂]|抬[头投]|税号|invoice|title|报销|财务|开[ 个成给]|能开|开(?:个人|公司|单位|电子|纸)|换成|邮箱|@|开[^ ]{0,3}的`,
  'invoice.holder': String.raw`(?:个人|公司|单位|企业)(?=抬头|的?(?:[ ,。?!:]|$|就|行|吧|吗|还是|换|改|转|不要|了|能|开|作废|可以|名字|一[张半]|用))`,
  'invoice.title': '(?:个人|公司|单位|企业)(?=抬头)',
  'invoice.wanted': String.raw`(?:抬[头投]|台头|类型|发票|票|一张|一半|开|开成|开个?|开给|填|写|写成|是|要|改|改成|改个?|换|换成|转|选|选成|选了|变成|默认|原来|给|照|^| )了?(?: ?)$`,
  'invoice.form': String.raw`(?:电子|纸质|纸|普通|专|增值税)(?=的?(?:[ ,。?!]|$|就|行|能|不|没|发(?!票)|给|换|转|了|跟|才|寄|吗))`,
  /** Words around a means of payment with which nothing is paid: an account to sign in with, a chat, a balance that is asked for. */
  'pay.not.before': String.raw`(?:加了?我?|企业|解绑?了?|另一个|扫|查|礼品卡里?|物卡|游卡|unlink|app|my|for) ?$`,
  'pay.not.after': String.raw`^(?:那[头边])?(?:登|授权|解绑|解除|快捷|一键|分身|关联|换绑|号|好友|群|里?下|点|能进|不足|明细|怎么查|查|清零|归零|没清|还有|还剩|多少|在哪|显示|几张|里到底|款| (?:office|extension|application|appointment|run|with|for))`,
} as const;
