import { randomUUID } from 'node:crypto';
import type { ConversationEvent } from '@xiaoer/core/events';
import { sessionSchema } from '@xiaoer/core/protocol';

/** A customer without a browser: says what the test wants said, as the widget would send it. */
export async function apiShopper(url: string, account: 'u1001' | 'u1002' | 'guest') {
  const proof = await fetch(`${url}/api/token`, {
    headers: { 'sec-fetch-site': 'same-origin', cookie: `shop_account=${account}` },
  });
  const identity = proof.status === 200 ? { kind: 'jwt', token: (await proof.json()).token } : undefined;

  async function call(path: string, body: unknown, token?: string): Promise<unknown> {
    const response = await fetch(`${url}/api/xiaoer/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }

  const session = sessionSchema.parse(await call('/sessions', { device: 'e2e', ...(identity && { identity }) }));
  let counter = 0;
  const event = (draft: Pick<ConversationEvent, 'type' | 'data'>) => ({
    id: randomUUID(),
    seq: null,
    device: 'e2e',
    counter: (counter += 1),
    at: Date.now(),
    turn: null,
    ...draft,
  });

  async function append(...drafts: Pick<ConversationEvent, 'type' | 'data'>[]): Promise<void> {
    await call('/events', { events: drafts.map(event) }, session.token);
  }

  return {
    conversation: session.conversation,
    append,
    say: (text: string) => append({ type: 'user.said', data: { text } }),
    typing: (isTyping: boolean) => call('/typing', { isTyping }, session.token),
    /** Asks for a person with a story. */
    async requestHuman(summary: string): Promise<void> {
      const ticket = {
        summary,
        reason: 'upset',
        queue: 'after_sale',
        tried: [{ id: 'order.track', title: '查物流', outcome: '已回答' }],
        slots: { 订单: '针织连衣裙' },
        orderNo: '20261115100001',
        emotion: { label: 'angry', upset: 0.9 },
        page: { product: 'P100' },
        locale: 'zh-CN',
        transcript: [{ from: 'user' as const, text: summary, at: Date.now() }],
      };
      await append({ type: 'handoff.requested', data: { ticket } });
    },
  };
}
