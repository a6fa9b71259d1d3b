// Measures the shipped models and writes results/intent.json:
//   node packages/core/bench/intent.ts [--eval FOLDER] [--full]
// --eval: the folder with dev.jsonl; ../shared/eval beside the repository unless given.
// --full: cross-validates the full tier too, a minute more; without it its figures of before stay where its bytes are the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { retailFolds, retailTiers } from '../cli/retail-tiers.ts';
import { type CorpusLine, readCorpus, readLines } from '../cli/train-corpus.ts';
import { trainInThreads, validateInThreads } from '../cli/train-in-threads.ts';
import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import type { LinearModel } from '../src/intent/model.ts';
import { readModel, writeModel } from '../src/intent/model-file.ts';
import { readScores } from '../src/intent/read-scores.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import { vocabularyOf } from '../src/intent/vocabulary.ts';
import type { CrossValidation } from '../src/training/cross-validate.ts';
import { evaluate } from '../src/training/evaluate.ts';
import { toOnnx } from '../src/training/to-onnx.ts';
import { breakdown } from './breakdown.ts';
import { measureEntities, measureFound } from './entity-score.ts';

const { values: given } = parseArgs({
  options: { eval: { type: 'string' }, full: { type: 'boolean', default: false } },
});
const folder =
  given.eval === undefined ? new URL('../../../../shared/eval/', import.meta.url) : pathToFileURL(`${given.eval}/`);
const results = new URL('./results/intent.json', import.meta.url);
const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
const tiers = retailTiers(corpus);
/** Of the cross-validation that is told. */
const folds = 5;
const rounded = (value: number) => Number(value.toPrecision(3));

/** A shipped model: its file as it was trained, and the same read. */
interface Shipped {
  readonly file: Uint8Array;
  readonly model: LinearModel;
}

function shipped(name: string): Shipped {
  const file = readFileSync(new URL(`../models/${name}.bin`, import.meta.url));
  return { file, model: readModel(file) };
}

/** Trained anew, which says how long it takes and whether the shipped bytes come out. */
async function measureTraining({ file, model: { tagger } }: Shipped) {
  const startedAt = performance.now();
  const startedCpu = process.cpuUsage();
  const { identity, options } = tiers.small;
  const trained = await trainInThreads({ examples: corpus, ...retailFolds, options });
  const seconds = (performance.now() - startedAt) / 1000;
  // Wall time grows with what else the machine does; processor time hardly does.
  const processor = process.cpuUsage(startedCpu);
  // The tagger has its own bench, by folds: results/tagger.json.
  const model = { ...trained.model, ...identity };
  const bytes = writeModel(tagger === undefined ? model : { ...model, tagger });
  return {
    trainingSeconds: rounded(seconds),
    trainingProcessorSeconds: rounded((processor.user + processor.system) / 1e6),
    reproducesShippedBytes: Buffer.compare(bytes, file) === 0,
    crossValidation: measureHeldOut(await validateInThreads({ examples: corpus, folds, options }), model),
    entitiesByRules: measureEntities(corpus),
  };
}

function measureHeldOut({ intents, emotions, scores }: CrossValidation, { calibration }: LinearModel) {
  const readings = scores.map((row) => readScores(row, { intents, emotions, calibration }));
  return { folds, ...evaluate(readings, corpus), ...breakdown(readings, corpus) };
}

async function measureSet(lines: readonly CorpusLine[], { file }: Shipped) {
  const understander = createUnderstander(file, { lexicon: builtinLexicon });
  const readings = await Promise.all(lines.map(({ text }) => understander.understand(text)));
  const varieties = [...new Set(lines.map((line) => line.variety ?? 'none'))];
  const byVariety = varieties.map((variety) => {
    const own = lines.flatMap((line, index) => ((line.variety ?? 'none') === variety ? [index] : []));
    const pick = <Item>(items: readonly Item[]) => items.filter((_, index) => own.includes(index));
    return [variety, evaluate(pick(readings), pick(lines)).intentAccuracy];
  });
  return {
    ...evaluate(readings, lines),
    byVariety: Object.fromEntries(byVariety),
    entities: measureFound(
      lines,
      readings.map(({ entities }) => entities),
    ),
  };
}

async function measureLatency({ file }: Shipped) {
  const startedAt = performance.now();
  const understander = createUnderstander(file, { lexicon: builtinLexicon });
  const loadMs = performance.now() - startedAt;
  const times: number[] = [];
  for (let index = 0; index < 6000; index += 1) {
    const text = corpus[(index * 131) % corpus.length]?.text ?? '';
    const before = performance.now();
    await understander.understand(text);
    times.push(performance.now() - before);
  }
  const warm = times.slice(1000).sort((left, right) => left - right);
  const at = (part: number) => rounded(warm[Math.floor(warm.length * part)] ?? 0);
  return { loadMs: rounded(loadMs), p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function sizesOf(parts: readonly Uint8Array[], ceiling: number) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    raw: sum(parts.map(({ length }) => length)),
    brotli: sum(parts.map((part) => brotliCompressSync(part, { params }).length)),
    ceiling,
  };
}

/** What says of a model which it is and how large. */
const described = ({ model: { name, version, keys, entryWeights } }: Shipped) => ({
  model: `${name}@${version}`,
  weights: { features: keys.length, entries: entryWeights.length },
});

async function measureDev(tier: Shipped) {
  const dev = new URL('dev.jsonl', folder);
  return existsSync(dev)
    ? measureSet(readLines(dev), tier)
    : 'not measured: no measuring set here, give its folder with --eval';
}

interface FullTierFigures {
  readonly sizeBytes: { readonly raw: number };
  readonly crossValidation: unknown;
}

/** Plain evaluation of the full tier, which its graph equals; its bytes are those of the graph and the vocabulary. */
async function measureFullTier(tier: Shipped) {
  const sizeBytes = sizesOf([toOnnx(tier.model), writeModel(vocabularyOf(tier.model))], 3_000_000);
  const before = (JSON.parse(readFileSync(results, 'utf8')) as { fullTier?: FullTierFigures }).fullTier;
  const kept = before?.sizeBytes.raw === sizeBytes.raw ? before.crossValidation : 'not measured: run with --full';
  return {
    ...described(tier),
    sizeBytes,
    crossValidation: given.full
      ? measureHeldOut(await validateInThreads({ examples: corpus, folds, options: tiers.full.options }), tier.model)
      : kept,
    dev: await measureDev(tier),
  };
}

const [small, full] = [shipped('retail-small'), shipped('retail-full')];
const report = {
  ...described(small),
  sizeBytes: sizesOf([small.file], 450_000),
  latency: await measureLatency(small),
  corpus: { lines: corpus.length, ...(await measureTraining(small)) },
  dev: await measureDev(small),
  fullTier: await measureFullTier(full),
};
writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
if ([report, report.fullTier].some(({ sizeBytes }) => sizeBytes.brotli > sizeBytes.ceiling)) process.exitCode = 1;
