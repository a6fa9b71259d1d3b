import type { Understander, Understanding } from '../ports/understander.ts';
import { createEntityFinder, type EntityOptions } from './entities/find.ts';
import { evaluate } from './model.ts';
import { readModel } from './model-file.ts';
import { createNormalizer } from './normalize.ts';
import { readScores } from './read-scores.ts';

/** What the small understander takes besides its model: the merchant's number patterns and names. */
export type UnderstanderOptions = EntityOptions;

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
 * @example const understander = createUnderstander(await (await fetch('/xiaoer/retail-small.bin')).arrayBuffer());
 */
export function createUnderstander(
  modelFile: ArrayBuffer | Uint8Array,
  options: UnderstanderOptions = {},
): Understander {
  const model = readModel(modelFile);
  const normalize = createNormalizer();
  const findEntities = createEntityFinder(options);
  const stamp = `${model.name}@${model.version}`;
  return {
    async understand(text) {
      const normalized = normalize(text);
      if (normalized.text.trim() === '') return { ...nothingHeard, model: stamp };
      const scores = evaluate(model, normalized.text);
      return { ...readScores(scores, model), entities: findEntities(text, normalized), model: stamp };
    },
  };
}
