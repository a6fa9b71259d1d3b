// Measures the log on this machine and writes results/session.json:  node packages/core/bench/session.ts
import { writeFileSync } from 'node:fs';
import { memoryLogStore } from '../src/drivers/memory.ts';
import { redact } from '../src/privacy/redact.ts';
import type { EventDraft } from '../src/session/events.ts';
import { openLog, type Log } from '../src/session/log.ts';
import { fakeClock } from '../src/testing/fake-clock.ts';
import { fakeIds } from '../src/testing/fake-ids.ts';
import { createWorld } from '../src/testing/world.ts';

const nothing = (): void => {};
const store = memoryLogStore();
const open = (device: string): Promise<Log> =>
  openLog({
    conversation: 'one',
    device,
    store,
    clock: fakeClock(),
    nextId: fakeIds(device),
    onError: nothing,
    onEvent: nothing,
    onChange: nothing,
    onErased: nothing,
  });

const turn = (index: number): readonly EventDraft[] => [
  { type: 'user.said', data: { text: `第 ${index} 句` } },
  { type: 'bot.said', data: { text: '好的', blocks: [], suggestions: [], source: { policy: 'p', id: 'i' } } },
];

/** Milliseconds of each run, after a tenth as many to warm up. */
async function measure(runs: number, run: () => unknown): Promise<{ readonly p50: number; readonly p95: number }> {
  for (let count = 0; count < runs / 10; count += 1) await run();
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  times.sort((left, right) => left - right);
  const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3));
  return { p50: at(0.5), p95: at(0.95) };
}

const log = await open('first');
for (let index = 0; index < 500; index += 1) await log.append(turn(index), 'turn');
const { conversation } = createWorld().open();

const result = {
  replayOf1000EventsMs: await measure(50, async () => (await open('second')).close()),
  turnAppendedTo1000EventsMs: await measure(500, () => log.append(turn(0), 'turn')),
  inputToViewWithoutUnderstandingMs: await measure(300, () => conversation.say('运费谁出')),
  redactionOf2000CharactersMs: await measure(200, () => redact('订单20261115100001,电话13800001001。'.repeat(80))),
};
writeFileSync(new URL('./results/session.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
