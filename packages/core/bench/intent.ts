// Measures the small model and writes results/intent.json:
//   node packages/core/bench/intent.ts [--eval FOLDER]     the folder with dev.jsonl; ../shared/eval beside the repository unless given
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { type CorpusLine, readCorpus, readLines } from '../cli/train-corpus.ts';
import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import type { LinearModel } from '../src/intent/model.ts';
import { readModel, writeModel } from '../src/intent/model-file.ts';
import { readScores } from '../src/intent/read-scores.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import { evaluate } from '../src/training/evaluate.ts';
import { train } from '../src/training/train.ts';
import { measureEntities } from './entity-score.ts';

const given = process.argv.indexOf('--eval');
const folder =
  given > 0 ? pathToFileURL(`${process.argv[given + 1] ?? ''}/`) : new URL('../../../../shared/eval/', import.meta.url);
const results = new URL('./results/intent.json', import.meta.url);
const modelFile = readFileSync(new URL('../models/retail-small.bin', import.meta.url));
const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
const rounded = (value: number) => Number(value.toPrecision(3));

function measureCorpus() {
  const startedAt = performance.now();
  const startedCpu = process.cpuUsage();
  const { model, validation } = train(corpus, { name: 'retail-small', version: '1' });
  const seconds = (performance.now() - startedAt) / 1000;
  // Wall time grows with what else the machine does; processor time hardly does.
  const processor = process.cpuUsage(startedCpu);
  const { intents, emotions, scores } = validation;
  const readings = scores.map((row) => readScores(row, { intents, emotions, calibration: model.calibration }));
  return {
    trainingSeconds: rounded(seconds),
    trainingProcessorSeconds: rounded((processor.user + processor.system) / 1e6),
    reproducesShippedBytes: Buffer.compare(writeModel(withShippedTagger(model)), modelFile) === 0,
    crossValidation: { folds: 3, ...evaluate(readings, corpus) },
    entitiesByRules: measureEntities(corpus),
  };
}

/** The tagger has its own bench, by folds: results/tagger.json. */
function withShippedTagger(trained: LinearModel): LinearModel {
  return model.tagger === undefined ? trained : { ...trained, tagger: model.tagger };
}

async function measureSet(lines: readonly CorpusLine[]) {
  const understander = createUnderstander(modelFile, { lexicon: builtinLexicon });
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
    entities: measureEntities(lines, model.tagger),
  };
}

async function measureLatency() {
  const startedAt = performance.now();
  const understander = createUnderstander(modelFile, { lexicon: builtinLexicon });
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

const dev = new URL('dev.jsonl', folder);
const model = readModel(modelFile);
const brotli = brotliCompressSync(modelFile, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
const report = {
  model: `${model.name}@${model.version}`,
  sizeBytes: { raw: modelFile.length, brotli: brotli.length, ceiling: 450_000 },
  weights: { features: model.keys.length, entries: model.entryWeights.length },
  latency: await measureLatency(),
  corpus: { lines: corpus.length, ...measureCorpus() },
  dev: existsSync(dev)
    ? await measureSet(readLines(dev))
    : 'not measured: no measuring set here, give its folder with --eval',
};
writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
if (brotli.length > 450_000) process.exitCode = 1;
