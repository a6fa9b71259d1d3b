import { expect, test } from 'vitest';
import type { Peer } from './peer-classifiers.ts';
import { measurePeer, summarize } from './peer-measures.ts';
import { drawFew } from './peer-sets.ts';

const row = (text: string, intent: string) => ({ text, intent });
const set = {
  name: 'letters',
  language: 'en' as const,
  amounts: [],
  train: [],
  test: [row('aa', 'a'), row('b', 'b'), row('c', 'b'), row('d', 'd')],
  outside: [row('z', 'none'), row('zz', 'none')],
};

/** Says the first letter, and is as sure as the text is long. */
const firstLetter: Peer = {
  name: 'first letter',
  train: () => ({
    artefact: new Uint8Array(8),
    guess: (text) => ({ intent: text.charAt(0), sureness: text.length }),
  }),
};

test('a peer is scored by its first guess, and by how much surer it is inside than outside', async () => {
  const run = await measurePeer(firstLetter, [], set);
  expect(run.accuracy).toBe(0.75);
  // Of eight pairs one is won, three are lost and four are even.
  expect(run.outsideAuroc).toBe(0.375);
});

test('several draws become their mean with the deviation of the accuracy', async () => {
  const { outsideAuroc: _none, ...run } = await measurePeer(firstLetter, [], set);
  const row = summarize([
    { ...run, accuracy: 0.5 },
    { ...run, accuracy: 0.7 },
  ]);
  expect(row).toMatchObject({ accuracy: 0.6, accuracyDeviation: 0.1414 });
  expect(row).not.toHaveProperty('outsideAuroc');
});

test('a draw has as many of each intent as asked, the same ones for the same seed', () => {
  const rows = Array.from({ length: 40 }, (_, index) => row(`text ${index}`, `intent ${index % 4}`));
  const drawn = drawFew(rows, 3, 7);
  for (const intent of ['intent 0', 'intent 1', 'intent 2', 'intent 3']) {
    expect(drawn.filter((one) => one.intent === intent)).toHaveLength(3);
  }
  expect(drawFew(rows, 3, 7)).toEqual(drawn);
  expect(drawFew(rows, 3, 8)).not.toEqual(drawn);
});
