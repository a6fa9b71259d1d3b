import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as events from '../packages/core/src/session/events.ts';
import * as protocol from '../packages/core/src/protocol.ts';
import { pageAliases } from './tsup-preset.ts';

type Plain = Record<string, unknown>;

interface Reader {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

const entry = `export * as events from './packages/core/src/session/events.ts';
export * as protocol from './packages/core/src/protocol.ts';`;

/** The same modules as a page has them. */
async function inPage(): Promise<{ events: typeof events; protocol: typeof protocol }> {
  const bundle = await build({
    stdin: { contents: entry, resolveDir: new URL('..', import.meta.url).pathname, loader: 'ts' },
    alias: pageAliases,
    conditions: ['@xiaoer/source'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(bundle.outputFiles[0]?.contents ?? []).toString('base64');
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}

const envelope = { id: 'event-0001', seq: 3, device: 'd1', counter: 1, at: 1.5, turn: null };
const order = {
  orderNo: '1',
  state: 'paid',
  paidFen: 1,
  placedAt: 't',
  lines: [{ product: 'P', title: 't', quantity: 1 }],
};
const ticket = {
  summary: 's',
  reason: 'asked',
  queue: 'q',
  tried: [{ id: 'a', title: 't', outcome: 'o' }],
  slots: { a: 'b' },
  orderNo: null,
  emotion: { label: 'angry', upset: 1 },
  page: {},
  locale: 'en',
  transcript: [{ from: 'user', text: 't', at: 1 }],
};
const field = { name: 'n', label: 'l', input: 'text', required: true, options: [{ id: 'a', label: 'b' }] };
const data: Readonly<Record<string, Plain>> = {
  'user.identified': { id: null, name: 'n', verified: false },
  'user.said': { text: 't', form: { a: 'b' } },
  'intent.recognized': {
    intents: [{ id: 'a', confidence: 0.5 }],
    inScope: 1,
    entities: [{ type: 'a', start: 0, end: 1, text: 't', value: 'v' }],
    emotion: { label: 'neutral', upset: 0 },
    model: 'm',
  },
  'policy.decided': {
    policy: 'p',
    rule: 'r',
    reason: 'r',
    intent: null,
    confidence: 1,
    commands: [{ type: 'say', more: [1] }],
  },
  'flow.started': { frame: 'f', flow: 'f', title: 't', by: 'intent', slots: { a: null } },
  'slot.set': { frame: 'f', slot: 's', value: { a: 1 }, label: 'l', source: 'text', isPrivate: true },
  'bot.said': {
    text: 't',
    blocks: [
      { type: 'order_card', order, option: 'o' },
      { type: 'list', items: ['a'] },
      { type: 'form', id: 'f', fields: [field], submit: 's' },
    ],
    suggestions: [{ id: 'a', label: 'b', detail: 'c' }],
    source: { policy: 'p', id: 'i' },
    mentions: { order: ['1'] },
  },
  'handoff.requested': { ticket },
  'rating.given': { score: 5 },
  'message.rated': { message: 'm', thumb: -1 },
};
const calls: Readonly<Record<string, Plain>> = {
  sessionCreateSchema: { identity: { kind: 'jwt', token: 't' }, device: 'd' },
  sessionSchema: {
    token: 't',
    expiresAt: 1,
    conversation: 'c',
    trust: 'verified',
    user: { id: 'u' },
    resume: '',
    cursor: 1,
  },
  eventPageSchema: { events: [null, 1], cursor: 1, hasMore: false },
  eventStoredSchema: { stored: [{ id: 'a', seq: 1 }], cursor: 1 },
  lookupResultSchema: { output: [1] },
  handoffStateSchema: { ticketId: 't', phase: 'none', position: null, isOpen: true },
  problemSchema: { type: 't', title: 't', status: 404, code: 'NOT_FOUND', requestId: 'r', retryable: false },
};

const strange = [undefined, null, '', 'x', 0, -1, 1.5, 9, NaN, Infinity, 2 ** 60, true, [], ['x'], {}, { a: 'b' }];

/** The value itself, and it with each part replaced by something strange, left out or extended. */
function* variants(value: unknown): Generator<unknown> {
  yield value;
  yield* strange;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const other of variants(item)) yield value.with(index, other);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, extra: 1 };
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _left, ...rest } = value as Plain;
      yield rest;
      for (const other of variants(item)) yield { ...value, [key]: other };
    }
  }
}

const page = await inPage();

describe('the page’s part of zod', () => {
  it.each(Object.entries(data))('reads %s as zod does, right or wrong', (type, sample) => {
    for (const value of variants({ ...envelope, type, data: sample })) {
      expect(page.events.parseEvent(value), JSON.stringify(value)).toStrictEqual(events.parseEvent(value));
    }
    expect(events.parseEvent({ ...envelope, type, data: sample })).not.toBeNull();
  });

  it.each(Object.entries(calls))('reads %s as zod does, right or wrong', (name, sample) => {
    const readers = [page.protocol, protocol].map((module) => (module as unknown as Record<string, Reader>)[name]);
    for (const value of variants(sample)) {
      const [own, zods] = readers.map((reader) => reader?.safeParse(value));
      expect(own?.success, JSON.stringify(value)).toBe(zods?.success);
      expect(own?.data, JSON.stringify(value)).toStrictEqual(zods?.data);
    }
    expect(readers[1]?.safeParse(sample).success).toBe(true);
  });
});
