import { XiaoerError } from '../errors.ts';
import type { Understander, Understanding } from '../ports/understander.ts';
import { createEntityFinder, type EntityOptions } from './entities/find.ts';
import type { Calibration, Column } from './model.ts';
import { createNormalizer } from './normalize.ts';
import { readScores } from './read-scores.ts';

/** Gives the embedding of a text, of length 1 and always of the same size. */
export type Embed = (text: string) => Promise<Float32Array>;

/** A linear model in INT8 over the embeddings of one encoder. Columns are those of `LinearModel`. */
export interface EncoderHead {
  readonly name: string;
  readonly version: string;
  readonly columns: readonly Column[];
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  readonly calibration: Calibration;
  /** Numbers in an embedding. */
  readonly dimensions: number;
  /** Column by column, `dimensions` each. */
  readonly weights: Int8Array;
  /** The first numbers of the embedding of `probeText`, by which the encoder is known again. */
  readonly probe: readonly number[];
}

/** The text whose embedding tells encoders apart. */
export const probeText = '我的订单到哪了? Where is my order?';

/** How alike the probes of one encoder are on different machines; those of two encoders are near 0. */
const sameEncoder = 0.98;

/** Scores of all columns for an embedding. Pure. */
export function evaluateHead(head: EncoderHead, embedding: ArrayLike<number>): Float32Array {
  return Float32Array.from(head.columns, ({ scale, bias }, column) => {
    let sum = 0;
    for (let index = 0; index < head.dimensions; index += 1)
      sum += (head.weights[column * head.dimensions + index] ?? 0) * (embedding[index] ?? 0);
    return sum * scale + bias;
  });
}

/** Throws MODEL_INVALID where the embedding of `probeText` is not the one that the head was fitted with. */
export function checkEncoder(head: EncoderHead, probe: ArrayLike<number>): void {
  if (probe.length !== head.dimensions) {
    throw foreign(`its embeddings have ${probe.length} numbers, those of ${head.name} ${head.dimensions}`);
  }
  let [dot, left, right] = [0, 0, 0];
  head.probe.forEach((known, index) => {
    const found = probe[index] ?? 0;
    dot += known * found;
    left += known * known;
    right += found * found;
  });
  const likeness = left === 0 && right === 0 ? 1 : dot / Math.sqrt(left * right || 1);
  if (likeness < sameEncoder) throw foreign(`it gives other embeddings than the one ${head.name} was fitted with`);
}

/** An understander over an encoder: intents, scope and emotion by the head, entities by rule. Rejects with MODEL_INVALID for another encoder. */
export async function createHeadUnderstander(
  head: EncoderHead,
  embed: Embed,
  options: EntityOptions = {},
): Promise<Understander> {
  checkEncoder(head, await embed(probeText));
  const normalize = createNormalizer(options.lexicon?.characters);
  const findEntities = createEntityFinder(options);
  const model = `${head.name}@${head.version}`;
  const nothing: Understanding = {
    intents: [],
    inScope: 0,
    entities: [],
    emotion: { label: 'neutral', upset: 0 },
    model,
  };
  return {
    async understand(text) {
      const normalized = normalize(text);
      if (normalized.text.trim() === '') return nothing;
      const scores = evaluateHead(head, await embed(text));
      return { ...readScores(scores, head), entities: findEntities(text, normalized), model };
    },
  };
}

function foreign(reason: string): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    `This head belongs to another encoder: ${reason}. Give the encoder it was trained with, or train it again: xiaoer train FILE --encoder DIR.`,
  );
}
