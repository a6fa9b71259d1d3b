// Measures in Chromium how long a question takes and how long a page trains, and writes results/chromium.json:
//   node --conditions=@xiaoer/source packages/core/bench/chromium.ts [--data FOLDER]
// On a machine that others use too: `nice -n -20 node …`; never at real-time priority, where a throttled page starves everything else.
// --data: the folder with banking77.train.jsonl.gz …, for nlp.js beside ours; ../shared/bench-data beside the repository unless given.
import { readFileSync, writeFileSync } from 'node:fs';

import { builtinModules } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { NlpManager } from 'node-nlp';
import { compilePack } from '../cli/compile-pack.ts';
import { readKnownLines } from '../cli/known-lines.ts';
import { readModel, writeModel } from '../src/intent/model-file.ts';
import { vocabularyOf } from '../src/intent/vocabulary.ts';
import { toOnnx } from '../src/training/to-onnx.ts';
import { train } from '../src/training/train.ts';
import { drawFew, readSet } from './peer-sets.ts';
import { serveFiles } from './page/serve.ts';

const { values: given } = parseArgs({ options: { data: { type: 'string' } } });
const dataFolder = given.data
  ? pathToFileURL(`${given.data}/`)
  : new URL('../../../../shared/bench-data/', import.meta.url);
const [questions, warmUp, examplesToFit] = [1500, 300, 600];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const corpus = readKnownLines('retail');
const spread = <Item>(items: readonly Item[], count: number) =>
  Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as Item);
const texts = spread(corpus, questions).map(({ text }) => text);
// Twenty intents with thirty lines each, as a merchant has.
const ownIntents = [...new Set(corpus.map(({ intent }) => intent))].slice(0, examplesToFit / 30);
const ownLines = ownIntents.flatMap((intent) =>
  spread(
    corpus.filter((line) => line.intent === intent),
    30,
  ),
);

/** Page scripts as a bundler makes them. What nlp.js loads and never calls in a page is empty. */
async function bundle(entry: string, target: string): Promise<Record<string, Uint8Array>> {
  // It looks for a .env file when it starts, and has to find none.
  const stub = "module.exports = { isAbsolute: () => true, existsSync: () => false, readFileSync: () => '' };";
  const unused = [...builtinModules, 'http-proxy-agent', 'https-proxy-agent', 'tunnel'];
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@xiaoer/source'],
    logLevel: 'error',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'empty-node-modules',
        setup(hooks) {
          hooks.onResolve({ filter: new RegExp(`^(${unused.join('|')})$`) }, ({ path }) => ({
            path,
            namespace: 'empty',
          }));
          hooks.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: stub }));
        },
      },
    ],
  });
  return { [target]: outputFiles[0]?.contents ?? new Uint8Array(0) };
}

/** nlp.js and ours trained on the same ten lines an intent of BANKING77; the questions are its test lines. */
async function peerFiles() {
  const set = readSet(dataFolder, 'banking77');
  const rows = drawFew(set.train, 10, 1);
  const manager = new NlpManager({
    languages: ['en'],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
    ner: { builtins: [] },
  });
  for (const { text, intent } of rows) manager.addDocument('en', text, intent);
  await manager.train();
  const files = {
    '/peer.json': manager.export(),
    '/peer-model.bin': writeModel(train(rows, { name: 'peer', version: '1' }).model),
  };
  return { files, texts: spread(set.test, questions).map(({ text }) => text) };
}

const { pack } = compilePack(here('../packs/retail'));
const fullTier = readModel(readFileSync(here('../models/retail-full.bin')));
const wasm = fileURLToPath(import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
const peer = await peerFiles();
const server = await serveFiles({
  '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
  '/peer.html': '<!doctype html><meta charset="utf-8"><script type="module" src="/peer.js"></script>',
  ...(await bundle('page/understand-page.ts', '/page.js')),
  ...(await bundle('page/peer-page.mjs', '/peer.js')),
  ...(await bundle('page/fit-worker.ts', '/fit-worker.js')),
  ...(await bundle('../src/drivers/onnx-worker.ts', '/onnx-worker.js')),
  ...peer.files,
  '/pack.json': JSON.stringify(pack),
  '/model.bin': readFileSync(here('../models/retail-small.bin')),
  '/vocabulary.bin': writeModel(vocabularyOf(fullTier)),
  '/model.onnx': toOnnx(fullTier),
  '/ort.wasm': readFileSync(wasm),
});
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

/** A fresh page at this throttle, given to `use`. */
async function onPage<Result>(path: string, cpuThrottle: number, use: (page: Page) => Promise<Result>) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${server.url}${path}`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle });
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

async function measure(engine: string, cpuThrottle: number, asked: readonly string[], what: string) {
  const times: number[] = await onPage(engine === 'nlpJs' ? '/peer.html' : '/', cpuThrottle, (page) =>
    page.evaluate(
      ([name, given]) => {
        type Engine = (asked: unknown) => Promise<number[]>;
        return ((globalThis as unknown as { bench: Record<string, Engine> }).bench[name as string] as Engine)(given);
      },
      [engine, { texts: asked, warmUp }] as const,
    ),
  );
  times.sort((left, right) => left - right);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toPrecision(3));
  const row = { engine: what, cpuThrottle, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  return row;
}

/** The middle of three fresh workers. */
async function measureFit(cpuThrottle: number) {
  const runs: { fitMs: number; trainMs: number }[] = [];
  for (let run = 0; run < 3; run += 1) {
    runs.push(
      await onPage('/', cpuThrottle, (page) =>
        page.evaluate((lines) => {
          type Fit = (lines: unknown) => Promise<{ fitMs: number; trainMs: number }>;
          return (globalThis as unknown as { bench: { fitInWorker: Fit } }).bench.fitInWorker(lines);
        }, ownLines),
      ),
    );
  }
  const middle = (pick: (run: (typeof runs)[number]) => number) =>
    Math.round(runs.map(pick).sort((a, b) => a - b)[1] ?? 0);
  const row = { cpuThrottle, fitMs: middle((run) => run.fitMs), trainMs: middle((run) => run.trainMs) };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  return row;
}

const result = {
  what: `${questions - warmUp} questions one after the other after ${warmUp} that do not count; retail lines, or BANKING77 for the peer`,
  queries: [
    await measure('lite', 1, texts, 'small tier'),
    await measure('lite', 4, texts, 'small tier'),
    await measure('onnx', 1, texts, 'full tier in a Worker'),
    await measure('bare', 1, peer.texts, 'small tier, BANKING77'),
    await measure('nlpJs', 1, peer.texts, 'nlp.js, BANKING77'),
  ],
  fit: { examples: ownLines.length, intents: ownIntents.length, ...(await measureFit(1)) },
  browser: `Chromium ${browser.version()}`,
  machine: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores, with other work to do`,
};
await browser.close();
server.close();
writeFileSync(new URL('./results/chromium.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
