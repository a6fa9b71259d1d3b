import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { isXiaoerError, XiaoerError } from '../../src/errors.ts';
import { readModel } from '../../src/intent/model-file.ts';
import type { LinearModel } from '../../src/intent/model.ts';
import type { Reading } from '../../src/intent/read-scores.ts';
import type { TrainingExample } from '../../src/training/example.ts';
import { readWith } from './held-out.ts';

/** What a run held out: kept beside the model, so that the next one is compared on what each had not seen. Texts are hashed. */
const heldOutSchema = z.object({ model: z.string(), predicted: z.record(z.string(), z.string()) });

/** The model that a training run is about to replace. */
export interface PreviousModel {
  /** What it makes of each example without having been trained on it. */
  predict(examples: readonly TrainingExample[]): Promise<string[]>;
}

/** How the new model does beside the one it replaces, on the same examples. */
export interface Comparison {
  readonly before: number;
  readonly after: number;
  readonly isWorse: boolean;
}

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 16);
const heldOutFile = (modelFile: string) => `${modelFile}.held-out.json`;

/** Reads the model at `file`, null where there is none. Throws MODEL_INVALID for a file that is no model of this version. */
export function readPreviousModel(file: string): PreviousModel | null {
  if (!existsSync(file)) return null;
  const { bytes, model } = readModelFile(file);
  return previousOf(file, bytes, async (_bytes, texts) => readWith(model, texts));
}

/** A model by its bytes and what reads with them: lines that its own run held out are as they were then. */
export function previousOf(
  file: string,
  bytes: Uint8Array,
  read: (bytes: Uint8Array, texts: readonly string[]) => Promise<Reading[]>,
): PreviousModel {
  const known = readHeldOutFile(file, bytes);
  return {
    async predict(examples) {
      const strange = examples.map(({ text }) => text).filter((text) => known[hashOf(text)] === undefined);
      const readings = strange.length === 0 ? [] : await read(bytes, strange);
      const found = new Map(strange.map((text, index) => [text, readings[index]?.intents[0]?.id ?? '']));
      return examples.map(({ text }) => known[hashOf(text)] ?? found.get(text) ?? '');
    },
  };
}

/** A model and its bytes. Throws MODEL_INVALID that names the file and says what is wrong with it. */
export function readModelFile(file: string): { bytes: Uint8Array; model: LinearModel } {
  const bytes = readModelBytes(file);
  try {
    return { bytes, model: readModel(bytes) };
  } catch (cause) {
    throw unusable(file, cause);
  }
}

/** The bytes of a model file, whatever they are. Throws MODEL_INVALID that names the file. */
export function readModelBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unusable(file, cause);
  }
}

/** The error about a model file, with its name. */
export function unusable(file: string, cause: unknown): XiaoerError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = isXiaoerError(cause) ? `${file}: ${reason}` : `${file} is no model that can be used. ${reason}`;
  return new XiaoerError('MODEL_INVALID', message, { cause });
}

function readHeldOutFile(file: string, model: Uint8Array): Readonly<Record<string, string>> {
  try {
    const kept = z.parse(heldOutSchema, JSON.parse(readFileSync(heldOutFile(file), 'utf8')));
    return kept.model === hashOf(model) ? kept.predicted : {};
  } catch {
    return {};
  }
}

/**
 * Compares share of right intents. Worse means by more than chance: the difference in right lines exceeds the square root of
 * the lines on which the two differ. Pure.
 */
export function compare(
  previous: readonly string[],
  readings: readonly Reading[],
  examples: readonly TrainingExample[],
): Comparison {
  let [before, after, different] = [0, 0, 0];
  examples.forEach(({ intent }, index) => {
    const wasRight = previous[index] === intent;
    const isRight = readings[index]?.intents[0]?.id === intent;
    if (wasRight) before += 1;
    if (isRight) after += 1;
    if (wasRight !== isRight) different += 1;
  });
  const lines = Math.max(1, examples.length);
  return { before: before / lines, after: after / lines, isWorse: before - after > Math.sqrt(different) };
}

/** Writes the model, and what was held out beside it, each complete or not at all. */
export function saveModel(
  file: string,
  model: Uint8Array,
  readings: readonly Reading[],
  examples: readonly TrainingExample[],
): void {
  const predicted = Object.fromEntries(
    examples.map(({ text }, index) => [hashOf(text), readings[index]?.intents[0]?.id ?? '']),
  );
  // The model last: what was held out says which model it is of, and is left aside beside another.
  replaceFile(heldOutFile(file), `${JSON.stringify({ model: hashOf(model), predicted })}\n`);
  replaceFile(file, model);
}

/** Puts the content in place by renaming, so that whoever is interrupted leaves the old file as it was. Makes its folder. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(partial, content);
    renameSync(partial, file);
  } catch (cause) {
    rmSync(partial, { force: true });
    const message = `${file} cannot be written. Give a path in a folder that you may write to.`;
    throw new XiaoerError('OPTIONS_INVALID', message, { cause });
  }
}
