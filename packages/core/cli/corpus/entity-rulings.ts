/** What a span may be, in the order of the summary. */
export const entityTypes: readonly string[] = [
  ...['order_no', 'tracking_no', 'phone', 'email', 'id_card', 'bank_card', 'money', 'datetime', 'quantity'],
  ...['product', 'attribute', 'place', 'carrier', 'pay_method', 'invoice_type', 'person', 'organization'],
];

/** A text that is never marked as a type, and what to do instead. */
export interface ForbiddenMark {
  readonly type: string;
  readonly surface: RegExp;
  readonly fix: string;
}

/** How borderline spans are decided, where a text alone shows it (corpus/retail/README.md). */
export const forbiddenMarks: readonly ForbiddenMark[] = [
  { type: 'datetime', surface: /^(现在|現在|刚|刚刚|刚才|最近|以前)$/, fix: 'vague words of time stay unmarked' },
  {
    type: 'datetime',
    surface: /^(几天|幾天|几时|什么时候|啥时候|多久|几点|几号)$/,
    fix: 'a question word stays unmarked; a vague span (好几天) is marked',
  },
  { type: 'datetime', surface: /[日号號点點](前|之前)$/, fix: 'leave 前 and 后 of a deadline outside the span' },
  { type: 'money', surface: /^(半价|半價)$/, fix: 'a discount is no amount' },
  {
    type: 'product',
    surface: /^(东西|東西|商品|包裹|快递|快递盒|包装|包装盒)$/,
    fix: 'parcels, packaging and 东西 are no product',
  },
  { type: 'phone', surface: /^(12315|12345|10086|10000|10010|110)$/, fix: 'a service number is no customer’s phone' },
  { type: 'place', surface: /^(驿站|菜鸟驿站|公司|家里|学校)$/, fix: 'mark only what can be found on a map' },
  {
    type: 'organization',
    surface: /^(淘宝|天猫|京东|拼多多|抖音|支付宝|微信|苹果|华为|小米)$/,
    fix: 'platforms and brands are no organization',
  },
];
