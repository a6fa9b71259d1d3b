import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { XiaoerError } from '../src/errors.ts';
import type { TrainingExample } from '../src/training/example.ts';
import { readCorpus } from './train-corpus.ts';

/** Packs whose training text comes with us. */
const packs = ['retail'];

/** Training text as it ships: a JSON list of intents, each with its sentences, in brotli. */
export type ShippedLines = readonly (readonly [intent: string, texts: readonly string[]])[];

/** The lines that the model of a pack was trained on, from the source or the published package. Throws OPTIONS_INVALID where there are none. */
export function readKnownLines(pack: string): TrainingExample[] {
  if (!packs.includes(pack)) {
    const fix = `Write ${packs.map((name) => `--extend ${name}`).join(' or ')}.`;
    throw new XiaoerError('OPTIONS_INVALID', `There is no pack ${pack} to extend. ${fix}`);
  }
  const folder = new URL(`../corpus/${pack}/`, import.meta.url);
  if (existsSync(folder)) return readCorpus(folder).map(({ text, intent, emotion }) => ({ text, intent, emotion }));
  const file = new URL(`../corpus/${pack}.json.br`, import.meta.url);
  const shipped = JSON.parse(brotliDecompressSync(readFileSync(file)).toString('utf8')) as ShippedLines;
  return shipped.flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));
}
