import { describe, expect, it } from 'vitest';
import type { ConversationEvent, EventDraft } from '../session/events.ts';
import { exportLog } from './export.ts';
import { maskDraft } from './mask-draft.ts';
import { privateValuesOf, redactEvent } from './redact-event.ts';

const event = (draft: EventDraft): ConversationEvent =>
  ({ id: 'event-0001', seq: null, device: 'd', counter: 1, at: 0, turn: null, ...draft }) as ConversationEvent;
const data = (draft: EventDraft, known: readonly ConversationEvent[] = []): unknown =>
  redactEvent(event(draft), privateValuesOf(known)).data;
const slot = (name: string, value: unknown, label: string, isPrivate = true): EventDraft => ({
  type: 'slot.set',
  data: { frame: 'f1', slot: name, value, label, source: 'text', isPrivate },
});

describe('redactEvent', () => {
  it('masks a private slot whatever it looks like, and leaves the others', () => {
    expect(data(slot('person', '李四', '李四'))).toMatchObject({ value: '李**', label: '李**' });
    expect(data(slot('phone', '13800001001', '13800001001'))).toMatchObject({ value: '138****1001' });
    expect(data(slot('title', '小满公司', '小满公司'))).toMatchObject({ value: '小**' });
    expect(data(slot('reason', 'size', '尺码不合适', false))).toMatchObject({ value: 'size', label: '尺码不合适' });
  });

  it('masks the sentence from which a private slot was filled', () => {
    const known = [event(slot('person', '李四', '李四'))];
    expect(data({ type: 'user.said', data: { text: '李四收' } }, known)).toMatchObject({ text: '李**收' });
  });

  it('masks the fields of a form by their name', () => {
    const form = {
      email: 'lin@example.com',
      phone: '13800001001',
      taxNo: '91110000600037341L',
      address: '文三路90号',
      kind: 'person',
    };
    expect(data({ type: 'user.said', data: { text: '', form } })).toEqual({
      text: '',
      form: { email: 'l***@example.com', phone: '138****1001', taxNo: '91****1L', address: '****', kind: 'person' },
    });
  });

  it('masks what a lookup took and gave, and lets numbers of orders and parcels through', () => {
    const input = { orderNo: '20261115100001', phone: '13800001001', address: '杭州市西湖区文三路90号' };
    expect(
      data({ type: 'action.started', data: { key: 'k', name: 'orders.changeAddress', input, frame: null } }),
    ).toMatchObject({
      input: { orderNo: '20261115100001', phone: '138****1001', address: '杭州市西湖区****' },
    });
    const output = [
      { orderNo: '20261115100001', trackingNo: 'SF1399887766554', receiver: '林晓', lines: [{ title: '针织连衣裙' }] },
    ];
    expect(data({ type: 'action.succeeded', data: { key: 'k', name: 'orders.list', output } })).toMatchObject({
      output: [
        {
          orderNo: '20261115100001',
          trackingNo: 'SF1399887766554',
          receiver: '林**',
          lines: [{ title: '针织连衣裙' }],
        },
      ],
    });
  });

  it('masks the facts of a ticket by what they are called', () => {
    const slots = { 收货人: '李四', 新地址: '文三路九十号', 原因: '尺码不合适', 订单: '20261115100001' };
    const ticket = {
      summary: '李四 13800001001 要改地址',
      reason: 'asked',
      queue: 'default',
      tried: [],
      slots,
      orderNo: '20261115100001',
      emotion: { label: 'neutral', upset: 0 },
      page: {},
      locale: 'zh-CN',
      transcript: [{ from: 'user' as const, text: '电话13800001001', at: 0 }],
    };
    const masked = data({ type: 'handoff.requested', data: { ticket } }, [event(slot('person', '李四', '李四'))]);
    expect(masked).toMatchObject({
      ticket: {
        summary: '李** 138****1001 要改地址',
        slots: { 收货人: '李**', 新地址: '****', 原因: '尺码不合适', 订单: '20261115100001' },
        orderNo: '20261115100001',
        transcript: [{ text: '电话138****1001' }],
      },
    });
  });

  it('masks personal entities and leaves the others', () => {
    const entity = (
      type: string,
      value: string,
    ): { type: string; start: number; end: number; text: string; value: string } => ({
      type,
      start: 0,
      end: value.length,
      text: value,
      value,
    });
    const entities = [entity('phone', '13800001001'), entity('order_no', '20261115100001'), entity('person', '李四')];
    const heard = { intents: [], inScope: 1, emotion: { label: 'neutral' as const, upset: 0 }, model: 'm' };
    const masked = data({ type: 'intent.recognized', data: { ...heard, entities } }) as {
      entities: { value: string }[];
    };
    expect(masked.entities.map(({ value }) => value)).toEqual(['138****1001', '20261115100001', '李**']);
  });

  it('keeps the identity of an event in which there is nothing to mask', () => {
    const plain = event({ type: 'user.said', data: { text: '运费谁出' } });
    expect(redactEvent(plain, [])).toBe(plain);
  });
});

describe('maskDraft', () => {
  it('masks secrets wherever the customer may have put them', () => {
    const card = '6200000000000005';
    const drafts: EventDraft[] = [
      { type: 'user.said', data: { text: card, form: { note: card } } },
      slot('note', { deep: [card] }, card),
      { type: 'action.started', data: { key: 'k', name: 'n', input: { note: card }, frame: null } },
    ];
    expect(JSON.stringify(drafts.map(maskDraft))).not.toContain(card);
  });
});

describe('exportLog', () => {
  it('gives a readable transcript before the complete events', () => {
    const said = event({ type: 'user.said', data: { text: '电话13800001001' } });
    const paged = event({ type: 'page.changed', data: { page: {} } });
    expect(exportLog('shop:u1', [said, paged], 0)).toEqual({
      format: 'xiaoer.conversation@1',
      conversation: 'shop:u1',
      exportedAt: '1970-01-01T00:00:00.000Z',
      transcript: [{ at: '1970-01-01T00:00:00.000Z', from: 'user', text: '电话13800001001' }],
      events: [said, paged],
    });
  });
});
