/** What the component says itself. */
export interface ComponentTexts {
  readonly placeholder: string;
  readonly send: string;
  readonly typing: string;
  readonly retry: string;
  readonly offline: string;
  readonly position: string;
  readonly human: string;
  readonly broken: string;
  readonly states: Readonly<Record<string, string>>;
  /** By the type of the event that caused the notice. */
  readonly notices: Readonly<Record<string, string>>;
}

const simplified: ComponentTexts = {
  placeholder: '输入消息',
  send: '发送',
  typing: '正在输入…',
  retry: '没有发出，点这里重试',
  offline: '网络不通，消息会在恢复后发出',
  position: '正在排队，位置',
  human: '转人工',
  broken: '客服暂时打不开，请稍后再试',
  states: {
    unpaid: '待付款',
    paid: '待发货',
    shipped: '运输中',
    delivered: '已签收',
    cancelled: '已取消',
    refunding: '退款中',
    refunded: '已退款',
  },
  notices: {
    'handoff.requested': '正在转人工',
    'handoff.queued': '已进入排队',
    'handoff.assigned': '客服已接入',
    'handoff.ended': '人工服务已结束',
  },
};

const traditional: ComponentTexts = {
  placeholder: '輸入訊息',
  send: '傳送',
  typing: '正在輸入…',
  retry: '沒有送出，點這裡重試',
  offline: '網路不通，訊息會在恢復後送出',
  position: '正在排隊，位置',
  human: '轉真人客服',
  broken: '客服暫時打不開，請稍後再試',
  states: {
    unpaid: '待付款',
    paid: '待出貨',
    shipped: '運送中',
    delivered: '已簽收',
    cancelled: '已取消',
    refunding: '退款中',
    refunded: '已退款',
  },
  notices: {
    'handoff.requested': '正在轉接真人客服',
    'handoff.queued': '已進入排隊',
    'handoff.assigned': '客服已接入',
    'handoff.ended': '真人服務已結束',
  },
};

const english: ComponentTexts = {
  placeholder: 'Type a message',
  send: 'Send',
  typing: 'Typing…',
  retry: 'Not sent. Tap to retry',
  offline: 'You are offline. Messages will be sent later',
  position: 'In the queue, position',
  human: 'Talk to a person',
  broken: 'The chat cannot open now. Please try again later',
  states: {
    unpaid: 'Unpaid',
    paid: 'To be shipped',
    shipped: 'On its way',
    delivered: 'Delivered',
    cancelled: 'Cancelled',
    refunding: 'Refunding',
    refunded: 'Refunded',
  },
  notices: {
    'handoff.requested': 'Looking for a person',
    'handoff.queued': 'You are in the queue',
    'handoff.assigned': 'A person has joined',
    'handoff.ended': 'The talk with a person has ended',
  },
};

/** The texts of a locale; anything but English and Traditional Chinese is Simplified Chinese. */
export function textsOf(locale: string): ComponentTexts {
  if (/^en\b/i.test(locale)) return english;
  return /^zh-(tw|hk|mo|hant)/i.test(locale) ? traditional : simplified;
}
