import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compilePack } from '../../cli/compile-pack.ts';
import { createConversation } from '../conversation.ts';
import { memoryLogStore } from '../drivers/memory.ts';
import { webClock } from '../drivers/web-clock.ts';
import { webIds } from '../drivers/web-ids.ts';
import { builtinLexicon } from '../intent/builtin-lexicon.ts';
import { createUnderstander } from '../intent/understand.ts';
import type { Pack } from '../pack/schema.ts';
import type { Order, Track } from '../session/blocks.ts';
import { fakeServer } from './fake-server.ts';
import { runTranscript, type Transcript } from './transcript.ts';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const transcripts: readonly Transcript[] = JSON.parse(readFileSync(file('transcripts/retail.json'), 'utf8'));
const understander = createUnderstander(readFileSync(file('models/retail-small.bin')), { lexicon: builtinLexicon });

function retailPack(): Pack {
  const { pack, issues } = compilePack(file('packs/retail'));
  if (pack === null) throw new Error(`The retail pack does not compile: ${JSON.stringify(issues)}`);
  return pack;
}

const order: Order = {
  orderNo: '20261115100001',
  state: 'shipped',
  paidFen: 29_900,
  placedAt: '2026-11-15T10:00:00+08:00',
  carrier: '顺丰',
  trackingNo: 'SF1399887766554',
  lines: [{ product: 'P100', title: '针织连衣裙', quantity: 1 }],
};
const track: Track = {
  orderNo: order.orderNo,
  carrier: '顺丰',
  trackingNo: 'SF1399887766554',
  state: 'in_transit',
  events: [{ at: '2026-11-19T10:00:00+08:00', text: '到达 上海转运中心' }],
};
const lookups = { 'orders.list': () => [order], 'orders.get': () => order, 'logistics.track': () => track };

describe('transcripts', () => {
  const pack = retailPack();

  it.each(transcripts)('$name: every face that follows shows the same', async (transcript) => {
    const clock = webClock();
    const server = fakeServer(clock, lookups);
    const errors: unknown[] = [];
    const open = (device: string, logStore = memoryLogStore()) =>
      createConversation(
        { understander, logStore, clock, nextId: webIds(), gateway: server.gateway() },
        { id: 'shop:u1', device, pack, user: { id: 'u1' }, onError: (error) => errors.push(error) },
      );
    const store = memoryLogStore();
    const first = open('first', store);
    const shown = await runTranscript(first, transcript);
    const answers = shown.rows.filter(({ from }) => from === 'bot');
    const spoken = transcript.steps.filter((step) => 'say' in step && step.say.trim() !== '');
    expect(answers.length).toBeGreaterThan(spoken.length);
    first.close();

    const reloaded = open('first', store);
    expect(await runTranscript(reloaded, { name: 'nothing', steps: [{ page: {} }] })).toEqual(shown);
    const elsewhere = open('elsewhere');
    expect(await runTranscript(elsewhere, { name: 'nothing', steps: [{ page: {} }] })).toEqual(shown);
    expect(errors).toEqual([]);
    for (const conversation of [reloaded, elsewhere]) conversation.close();
  });
});
