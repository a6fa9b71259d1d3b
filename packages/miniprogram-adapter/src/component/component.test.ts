import { readFileSync } from 'node:fs';
import { createConversation, createUnderstander, loadPack } from '@xiaoer/core';
import { memoryLogStore } from '@xiaoer/core/drivers/memory';
import { webClock } from '@xiaoer/core/drivers/web-clock';
import { webIds } from '@xiaoer/core/drivers/web-ids';
import { runTranscript } from '@xiaoer/core/testing';
import { createServerKit, notFound } from '@xiaoer/server-kit';
import { memoryStore } from '@xiaoer/server-kit/stores/memory';
import { SignJWT } from 'jose';
import { beforeAll, expect, test, vi } from 'vitest';
import { fakeMy } from '../testing/fake-my.ts';
import { bridge, bridgedServer } from '../testing/kit-bridge.ts';
import { buildComponent, createInstance, registerComponent } from '../testing/mini-realm.ts';
import { demoPack } from '../testing/demo-pack.ts';

const secret = 'a secret of at least thirty-two bytes';
const model = readFileSync(new URL('../../../core/models/retail-small.bin', import.meta.url));
let script = '';
beforeAll(async () => {
  script = await buildComponent();
});

/** Answers come when they are there; a busy machine takes its time. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });

interface Row {
  readonly from: string;
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
  readonly delivery: string;
  readonly notice: string | null;
}

function chat(props: Record<string, unknown> = {}) {
  const my = fakeMy();
  const options = registerComponent(script, my);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const instance = createInstance(options, { pack: demoPack, model, onError, ...props });
  const rows = () => instance.data['messages'] as Row[];
  const say = (text: string) => {
    instance.fire('onInput', { detail: { value: text } });
    instance.fire('onSend');
  };
  const answered = (pattern: RegExp) =>
    eventually(() =>
      expect(
        rows()
          .filter((row) => row.from === 'bot')
          .map((row) => row.text)
          .join('\n'),
      ).toMatch(pattern),
    );
  return { my, options, instance, errors, rows, say, answered };
}

test('says hello and answers in a realm without browser, Node and modern methods', async () => {
  const { instance, errors, rows, say, answered } = chat();
  await instance.mount();
  expect(errors).toEqual([]);
  await eventually(() => expect(rows().length).toBeGreaterThan(0));
  say('你们几点上班');
  await answered(/9:00/);
  expect(rows().some((row) => row.from === 'user' && row.text === '你们几点上班')).toBe(true);
  expect(instance.data['draft']).toBe('');
  instance.unmount();
});

test('shows what the bare engine shows', async () => {
  const texts = ['运费怎么算', '今天股市怎么样', '你们几点上班', '我要退货', '算了', '🙂', '<b>运费</b>'];
  const pack = loadPack(demoPack);
  const bare = createConversation(
    { understander: createUnderstander(model, pack), logStore: memoryLogStore(), clock: webClock(), nextId: webIds() },
    { id: 'bare', device: 'd', pack },
  );
  const wanted = await runTranscript(bare, { name: 'mixed', steps: texts.map((say) => ({ say })) });
  const { instance, rows, say } = chat();
  await instance.mount();
  for (const text of texts) {
    const before = rows().length;
    say(text);
    await eventually(() => expect(rows().length).toBeGreaterThan(before + 1));
    await eventually(() => expect(instance.data['typing']).toBe('none'));
  }
  expect(rows().map(({ from, text, blocks, notice }) => ({ from, text, blocks, notice }))).toEqual(wanted.rows);
  const suggestions = instance.data['suggestions'] as { label: string }[];
  expect(suggestions.map(({ label }) => label)).toEqual(wanted.suggestions);
  instance.unmount();
  bare.close();
});

test('draws a turn in few calls whose size does not grow with the conversation', async () => {
  const { instance, rows, say } = chat();
  await instance.mount();
  await eventually(() => expect(rows().length).toBe(1));
  const cost = async (text: string) => {
    const [before, count] = [instance.calls.length, rows().length];
    say(text);
    await eventually(() => expect(rows().length).toBe(count + 2));
    await eventually(() => expect(instance.data['typing']).toBe('none'));
    const calls = instance.calls.slice(before);
    return { calls: calls.length, bytes: calls.join('').length };
  };
  const first = await cost('你们几点上班');
  for (let index = 0; index < 10; index += 1) await cost('你们几点上班');
  const last = await cost('你们几点上班');
  expect(first.calls).toBeLessThanOrEqual(10);
  expect(first.bytes).toBeLessThanOrEqual(3000);
  expect(last.bytes).toBeLessThanOrEqual(first.bytes * 1.5);
  instance.unmount();
});

test('asks the merchant for an order over my.request and draws its card', async () => {
  const { my, instance, rows, say } = chat({
    server: bridgedServer,
    user: { id: 'u1' },
    onIdentify: async () => {
      const key = new TextEncoder().encode(secret);
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('u1')
        .setExpirationTime('5m')
        .sign(key);
      return { kind: 'jwt', token };
    },
  });
  const order = {
    orderNo: '20261115100001',
    state: 'shipped',
    paidFen: 29_900,
    placedAt: '2026-11-17T20:12:00+08:00',
    lines: [{ product: 'P100', title: '针织连衣裙', quantity: 1 }],
  };
  const kit = createServerKit({
    identity: { jwt: { secret } },
    store: memoryStore(),
    lookups: {
      'orders.list': () => [order],
      'orders.get': () => order,
      'logistics.track': () => Promise.reject(notFound()),
    },
  });
  bridge(my, kit);
  await instance.mount();
  say('查一下我的订单');
  await eventually(() => expect(JSON.stringify(rows())).toContain('20261115100001'));
  expect(rows().every((row) => row.delivery !== 'failed')).toBe(true);
  instance.unmount();
  await kit.close();
});

test('draws nothing any more after it was unmounted', async () => {
  const { instance, say, rows } = chat();
  await instance.mount();
  await eventually(() => expect(rows().length).toBe(1));
  say('你们几点上班');
  instance.unmount();
  const count = instance.calls.length;
  await new Promise((done) => setImmediate(done));
  expect(instance.calls.length).toBe(count);
});

test('says that it cannot open where there is no pack', async () => {
  const { instance, errors } = chat({ pack: 'https://shop.example/none.json' });
  await instance.mount();
  expect(instance.data['isBroken']).toBe(true);
  expect(errors).toHaveLength(1);
});

test('names in the template only handlers that the component has', () => {
  const template = readFileSync(new URL('./index.axml', import.meta.url), 'utf8');
  const { options } = chat();
  const named = [...template.matchAll(/\bon[A-Z]\w*="(\w+)"/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => options.methods[name] === undefined)).toEqual([]);
});
