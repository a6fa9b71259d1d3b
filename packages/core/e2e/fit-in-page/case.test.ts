import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { serveFiles } from '../../bench/page/serve.ts';
import { readKnownLines } from '../../cli/known-lines.ts';
import { train, writeModel, type TrainingExample } from '../../src/training/index.ts';

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    conditions: ['@xiaoer/source'],
  });
  return outputFiles[0]?.contents ?? new Uint8Array(0);
}

/** Twenty intents with thirty lines each. */
function sixHundred(): TrainingExample[] {
  const lines = readKnownLines('retail');
  const intents = [...new Set(lines.map(({ intent }) => intent))].slice(0, 20);
  return intents.flatMap((intent) => lines.filter((line) => line.intent === intent).slice(0, 30));
}

test('600 examples train in a Worker of the page, to the same bytes as in Node', async ({ page }) => {
  test.setTimeout(120_000);
  const examples = sixHundred();
  expect(examples).toHaveLength(600);
  const server = await serveFiles({
    '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
    '/page.js': await bundle('page.ts'),
    '/fit-worker.js': await bundle('fit-worker.ts'),
  });
  await page.goto(server.url);
  await page.waitForFunction(() => 'trainInPage' in globalThis);
  type Trained = { bytes: number[]; best: string; longestGapMs: number; trainingMs: number };
  const asked = examples[0] ?? { text: '', intent: '' };
  const trained = await page.evaluate(
    ([lines, question]) =>
      (globalThis as unknown as { trainInPage: (...given: unknown[]) => Promise<Trained> }).trainInPage(
        lines,
        question,
      ),
    [examples, asked.text] as const,
  );
  const { model } = train(examples, { name: 'my-shop', version: '1' });
  expect(Buffer.from(trained.bytes).equals(writeModel(model))).toBe(true);
  expect(trained.best).toBe(asked.intent);
  // The page went on drawing while the Worker had the processor.
  expect(trained.longestGapMs).toBeLessThan(trained.trainingMs);
  server.close();
});
