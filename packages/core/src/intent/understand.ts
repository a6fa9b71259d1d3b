import type { Understander, Understanding } from '../ports/understander.ts';
import { createEntityFinder, type EntityOptions } from './entities/find.ts';
import { evaluate, type LinearModel } from './model.ts';
import { readModel } from './model-file.ts';
import { createNormalizer } from './normalize.ts';
import { readScores } from './read-scores.ts';

/** What an understander takes besides its model: the merchant's number patterns and names, and the lexicon. A compiled pack has them all. */
export type UnderstanderOptions = EntityOptions;

/** Column scores for a normalised message: what an engine does. */
export type ScoreMessage = (normalized: string) => ArrayLike<number> | Promise<ArrayLike<number>>;

/** What is said about a message in which nothing can be read: empty, spaces, invisible characters. */
const nothingHeard: Omit<Understanding, 'model'> = {
  intents: [],
  inScope: 0,
  entities: [],
  emotion: { label: 'neutral', upset: 0 },
};

/**
 * The small tier: plain evaluation of a linear model, entities by rule, under a millisecond, no platform needed.
 * Throws MODEL_INVALID for bytes that are no model; `understand` itself never rejects.
 * @example const understander = createUnderstander(await (await fetch('/xiaoer/retail-small.bin')).arrayBuffer(), pack);
 */
export function createUnderstander(
  modelFile: ArrayBuffer | Uint8Array,
  options: UnderstanderOptions = {},
): Understander {
  const { model, answer } = prepareUnderstanding(modelFile, options);
  return { understand: (text) => answer(text, (normalized) => evaluate(model, normalized)) };
}

/** Everything around an engine that all engines share: reading the model, normalising, entities, calibration. */
export function prepareUnderstanding(
  modelFile: ArrayBuffer | Uint8Array,
  options: UnderstanderOptions,
): { model: LinearModel; answer: (text: string, score: ScoreMessage) => Promise<Understanding> } {
  const model = readModel(modelFile);
  const normalize = createNormalizer(options.lexicon?.characters);
  const findEntities = createEntityFinder(options);
  const stamp = `${model.name}@${model.version}`;
  return {
    model,
    async answer(text, score) {
      const normalized = normalize(text);
      if (normalized.text.trim() === '') return { ...nothingHeard, model: stamp };
      const scores = await score(normalized.text);
      return { ...readScores(scores, model), entities: findEntities(text, normalized), model: stamp };
    },
  };
}
