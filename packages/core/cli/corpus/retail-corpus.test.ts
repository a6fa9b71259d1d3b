import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { outOfScope } from '../../src/training/example.ts';
import { readPack } from '../read-pack.ts';
import { checkCorpus } from './check-corpus.ts';
import { corpusIssueLine } from './corpus-issue.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('the training text that comes with us has no error', { timeout: 30_000 }, () => {
  const intents = Object.keys(readPack(here('../../packs/retail')).intents);
  const { issues, summary } = checkCorpus(here('../../corpus/retail'), [...intents, outOfScope]);
  expect(issues.filter(({ severity }) => severity === 'error').map(corpusIssueLine)).toEqual([]);
  expect(summary.lines).toBeGreaterThan(36_000);
});
