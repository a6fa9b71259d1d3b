// A conversation that holds every kind of row and block, for looking at. `window.fake` drives it from a test.
function readable(initial) {
  let value = initial;
  const listeners = new Set();
  return {
    get value() {
      return value;
    },
    set value(next) {
      value = next;
      for (const listener of listeners) listener(value);
    },
    peek: () => value,
    subscribe(listener) {
      listeners.add(listener);
      listener(value);
      return () => listeners.delete(listener);
    },
  };
}

const dayMs = 86400000;
const now = Date.now();
const iso = (days, hours = 0) => new Date(now - days * dayMs - hours * 3600000).toISOString();
let count = 0;

function row(from, text, rest = {}) {
  count += 1;
  return {
    id: `row-${count}`,
    from,
    at: now - 600000 + count * 4000,
    text,
    blocks: [],
    delivery: 'sent',
    agentName: null,
    thumb: null,
    notice: null,
    ...rest,
  };
}

const dress = {
  orderNo: '20261115100001',
  state: 'shipped',
  paidFen: 29900,
  placedAt: iso(3),
  lines: [{ product: 'P100', title: '针织连衣裙', variant: '红 M', quantity: 1 }],
};
const earphones = {
  orderNo: '20261118100002',
  state: 'paid',
  paidFen: 19900,
  placedAt: iso(1),
  lines: [{ product: 'P101', title: '蓝牙耳机 Air3', variant: '白', quantity: 1 }],
};
const track = {
  orderNo: dress.orderNo,
  carrier: '顺丰',
  trackingNo: 'SF1399887766554',
  state: 'in_transit',
  expectedAt: new Date(now + dayMs).toISOString(),
  events: [
    { at: iso(1, 2), text: '已到达 上海转运中心', place: '上海' },
    { at: iso(2, 1), text: '已从杭州发出，下一站 上海转运中心', place: '杭州' },
    { at: iso(2, 4), text: '顺丰已揽收', place: '杭州' },
  ],
};

const scenes = {
  welcome: [row('bot', '您好，我是小二。订单、物流、退换货、发票都可以问我，一句话就行。')],
  parcel: [
    row('bot', '您好，我是小二。订单、物流、退换货、发票都可以问我，一句话就行。'),
    row('user', '我的裙子到哪了'),
    row('bot', '您的**针织连衣裙**昨天到了上海转运中心，预计明天送达。', {
      blocks: [{ type: 'logistics_timeline', track }],
    }),
  ],
  orders: [
    row('user', '我想退货'),
    row('bot', '您想退哪一单？', {
      blocks: [
        { type: 'order_card', order: dress, option: 'a' },
        { type: 'order_card', order: earphones, option: 'b' },
      ],
    }),
  ],
  choices: [
    row('user', '那双鞋想退'),
    row('bot', '好的，跑步鞋 Swift 42 码签收 3 天，可以七天无理由退。退货的原因是？', {
      blocks: [
        {
          type: 'choices',
          options: [
            { id: 'size', label: '尺码不合适' },
            { id: 'quality', label: '质量问题', detail: '15 天内运费由店铺承担' },
            { id: 'change', label: '不想要了' },
          ],
        },
      ],
    }),
    row('user', '尺码不合适'),
    row(
      'bot',
      '确认一下：退 **跑步鞋 Swift 42**，实付 ¥459，原因是尺码不合适。\n\n1. 提交后两小时内安排上门取件\n2. 运费 ¥8 由您承担，详见[退货规则](https://example.com/rules)',
      {
        blocks: [
          {
            type: 'choices',
            options: [
              { id: 'y', label: '确认退货' },
              { id: 'n', label: '再想想' },
            ],
          },
        ],
      },
    ),
  ],
  form: [
    row('user', '发票怎么开'),
    row('bot', '填一下开票信息，发票会发到邮箱。', {
      blocks: [
        {
          type: 'form',
          id: 'invoice',
          submit: '提交',
          fields: [
            {
              name: 'type',
              label: '发票类型',
              input: 'select',
              required: true,
              options: [
                { id: 'person', label: '个人' },
                { id: 'company', label: '单位' },
              ],
            },
            { name: 'title', label: '抬头', input: 'text', required: true },
            { name: 'email', label: '邮箱', input: 'email', required: true, hint: '电子发票发到这里' },
          ],
        },
      ],
    }),
  ],
  goods: [
    row('user', '有什么优惠'),
    row('bot', '您有一张券可以用，这两样正在活动中：', {
      blocks: [
        {
          type: 'coupon_list',
          coupons: [
            {
              id: 'c',
              title: '满 300 减 30',
              amountFen: 3000,
              thresholdFen: 30000,
              endsAt: new Date(now + 6 * dayMs).toISOString(),
            },
          ],
        },
        {
          type: 'product_card',
          product: { id: 'P102', title: '咖啡机 Mini', priceFen: 89900, url: '/product/P102', note: '库存 3 件' },
        },
        { type: 'product_card', product: { id: 'P107', title: '东北大米 5kg', priceFen: 5990, url: '/product/P107' } },
        { type: 'list', title: '怎么用', items: ['结算时勾选优惠券', '每单限用一张'] },
        { type: 'link', url: 'https://example.com/coupons', label: '查看全部优惠' },
      ],
    }),
  ],
  agent: [
    row('user', '找人工'),
    row('notice', '', { notice: 'handoff.assigned', agentName: '小周' }),
    row('agent', '林女士您好，我是小周。连衣裙的订单我看到了，这就帮您催一下。', { agentName: '小周' }),
    row('user', '谢谢，麻烦快一点', { delivery: 'failed' }),
    row('user', '今晚能到吗', { delivery: 'sending' }),
  ],
  rating: [
    row('agent', '已经联系快递优先派送，明天上午送到。还有别的可以帮您吗？', { agentName: '小周' }),
    row('user', '没有了，谢谢'),
    row('notice', '', { notice: 'handoff.ended' }),
  ],
};

const status = readable({
  connection: 'online',
  handoff: 'none',
  position: null,
  isServiceOpen: true,
  agentName: null,
  rating: 'none',
  unsent: 0,
  locale: 'zh-CN',
  userName: null,
});
const messages = readable([]);
const suggestions = readable([]);
const typing = readable('none');
const said = [];
const answered =
  (name) =>
  (...args) => {
    said.push([name, ...args]);
    return Promise.resolve();
  };

const conversation = {
  view: { messages, suggestions, typing, status },
  ready: Promise.resolve(),
  state: () => ({}),
  say(text) {
    messages.value = [...messages.value, row('user', text)];
    return answered('say')(text);
  },
  choose(id, label) {
    messages.value = [...messages.value, row('user', label)];
    return answered('choose')(id, label);
  },
  submit: answered('submit'),
  setPage: answered('setPage'),
  setLocale: answered('setLocale'),
  requestHuman: answered('requestHuman'),
  endHandoff: answered('endHandoff'),
  rate: answered('rate'),
  rateMessage: answered('rateMessage'),
  retry: answered('retry'),
  setTyping: () => undefined,
  erase: answered('erase'),
  close: () => undefined,
};

window.fake = {
  scenes,
  said,
  row,
  messages,
  suggestions,
  typing,
  setStatus: (partial) => {
    status.value = { ...status.value, ...partial };
  },
};
const scene = new URLSearchParams(location.search).get('scene') ?? 'welcome';
messages.value = scenes[scene] ?? [];
if (scene === 'welcome' || scene === 'parcel') {
  suggestions.value = ['查物流', '退换货', '开发票', '优惠券'].map((label) => ({ id: label, label }));
}
if (scene === 'agent') window.fake.setStatus({ handoff: 'assigned', agentName: '小周' });
if (scene === 'rating') window.fake.setStatus({ handoff: 'ended', rating: 'asked' });
window.Xiaoer = [['init', { conversation }]];
