/** An event as a device sends it. */
export function eventOf(id: string, type: string, data: unknown): Record<string, unknown> {
  return {
    id: id.padEnd(8, '-'),
    seq: null,
    device: 'phone',
    counter: 1,
    at: 1_795_000_000_000,
    turn: null,
    type,
    data,
  };
}

/** Something a customer said. */
export function said(id: string, text = '你好'): Record<string, unknown> {
  return eventOf(id, 'user.said', { text });
}

/** The story that comes with a hand-off. */
export function ticketOf(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    summary: '顾客问裙子到哪了',
    reason: 'asked',
    queue: 'general',
    tried: [{ id: 'logistics.track', title: '查物流', outcome: 'completed' }],
    slots: { 订单: '20261115100001' },
    orderNo: '20261115100001',
    emotion: { label: 'neutral', upset: 0.1 },
    page: { product: 'P100' },
    locale: 'zh-CN',
    transcript: [{ from: 'user', text: '我的裙子到哪了', at: 1_795_000_000_000 }],
    ...changes,
  };
}

/** A customer's wish for a person. */
export function handoffRequested(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return eventOf(id, 'handoff.requested', { ticket: ticketOf(changes) });
}
