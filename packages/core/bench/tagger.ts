// Measures the tagger of entities by folds of the corpus and writes results/tagger.json: node packages/core/bench/tagger.ts
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { retailTaggerOptions } from '../cli/retail-tagger.ts';
import { readCorpus } from '../cli/train-corpus.ts';
import { createTextTagger } from '../src/intent/tagger/tag.ts';
import { readTagger, writeTagger } from '../src/intent/tagger/tagger-file.ts';
import type { Tagger } from '../src/intent/tagger/tagger.ts';
import { trainTagger } from '../src/training/tagger/train-tagger.ts';
import { measureEntities, scoresOf, tallyEntities, type EntityTallies } from './entity-score.ts';

const foldCount = 3;
const results = new URL('./results/tagger.json', import.meta.url);
const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
const options = retailTaggerOptions('small');
const rounded = (value: number) => Number(value.toPrecision(3));

/** Neighbouring lines come from one hand: a fold takes every third block of fifty. */
const foldOf = (index: number) => Math.floor(index / 50) % foldCount;

function crossValidate() {
  const tallies: EntityTallies = {};
  let seconds = 0;
  for (let fold = 0; fold < foldCount; fold += 1) {
    const before = process.cpuUsage();
    const tagger = trainTagger(
      corpus.filter((_, index) => foldOf(index) !== fold),
      options,
    );
    const used = process.cpuUsage(before);
    seconds += (used.user + used.system) / 1e6;
    tallyEntities(
      corpus.filter((_, index) => foldOf(index) === fold),
      tagger,
      tallies,
    );
  }
  return { folds: foldCount, trainingProcessorSeconds: rounded(seconds / foldCount), scores: scoresOf(tallies) };
}

function measureLatency(bytes: Uint8Array, texts: readonly string[]) {
  const startedAt = performance.now();
  const { read, spansOf } = createTextTagger(readTagger(bytes));
  const loadMs = performance.now() - startedAt;
  const times: number[] = [];
  for (let index = 0; index < 6000; index += 1) {
    const text = options.normalize(texts[(index * 131) % texts.length] ?? '').text;
    const hints = options.findHints(text);
    const before = performance.now();
    spansOf(read(text, hints));
    times.push(performance.now() - before);
  }
  const warm = times.slice(1000).sort((left, right) => left - right);
  const at = (part: number) => rounded(warm[Math.floor(warm.length * part)] ?? 0);
  return { loadMs: rounded(loadMs), p50Ms: at(0.5), p95Ms: at(0.95) };
}

function measureSize(tagger: Tagger, bytes: Uint8Array) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const weights = { rows: tagger.keys.length, entries: tagger.entryTags.length, words: tagger.words.keys.length };
  return { sizeBytes: { raw: bytes.length, brotli: brotli.length, ceiling: 93_000 }, weights };
}

const tagger = trainTagger(corpus, options);
const bytes = writeTagger(tagger);
const report = {
  corpus: { lines: corpus.length },
  ...measureSize(tagger, bytes),
  latency: measureLatency(
    bytes,
    corpus.map(({ text }) => text),
  ),
  rulesAlone: measureEntities(corpus),
  crossValidation: crossValidate(),
};
writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
if (report.sizeBytes.brotli > report.sizeBytes.ceiling) process.exitCode = 1;
