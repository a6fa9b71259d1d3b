// Measures what each kind of knowledge, and telling lines again with noise, gives the small tier and writes results/ablation.json: node packages/core/bench/ablation.ts
import { writeFileSync } from 'node:fs';
import { retailTiers } from '../cli/retail-tiers.ts';
import { noisesFor, withNoise } from './noise.ts';
import { measureFold, readFold } from './one-fold.ts';

const fold = readFold();
const { options } = retailTiers(fold.known).small;
const { syllables = [], concepts = [] } = options.knowledge ?? {};
const kinds = [
  { name: 'n-grams', knowledge: { syllables: [], concepts: [] } },
  { name: 'n-grams, syllables', knowledge: { syllables, concepts: [] } },
  { name: 'n-grams, concepts', knowledge: { syllables: [], concepts } },
  { name: 'n-grams, syllables, concepts', knowledge: { syllables, concepts } },
];
const measure = (name: string, ...[own, settings]: Parameters<typeof measureFold>) => {
  const row = { features: name, ...measureFold(own, settings) };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  return row;
};
const rows = [
  ...kinds.map(({ name, knowledge }) => measure(name, fold, { ...options, knowledge })),
  ...Object.entries(noisesFor(fold.known, syllables)).map(([name, noise]) =>
    measure(`and a third again with ${name}`, { ...fold, known: withNoise(fold.known, noise) }, options),
  ),
];
const result = { trainedOn: fold.known.length, unseenLines: fold.unseen.length, rows };
writeFileSync(new URL('./results/ablation.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
