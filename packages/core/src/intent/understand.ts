import type { Understander, Understanding } from '../ports/understander.ts';
import { scoreBy, type Scored, type ScoreFeatures } from './engine.ts';
import { createEntityReader, type EntityOptions } from './entities/find.ts';
import { createVectorizer, type FeatureVector } from './features.ts';
import { evaluateVector } from './model.ts';
import { readModel } from './model-file.ts';
import { createNormalizer } from './normalize.ts';
import { readScores } from './read-scores.ts';
import { checkWeights } from './vocabulary.ts';

/** What an understander takes besides its model: the merchant's number patterns and names, and the lexicon. A compiled pack has them all. */
export type UnderstanderOptions = EntityOptions;

/** What is said about a message in which nothing can be read: empty, spaces, invisible characters. */
const nothingHeard: Omit<Understanding, 'model'> = {
  intents: [],
  inScope: 0,
  entities: [],
  emotion: { label: 'neutral', upset: 0 },
};

/**
 * The small tier: plain evaluation of a linear model, entities by rule, under a millisecond, no platform needed; or the same around
 * another engine, for which a vocabulary (`vocabularyOf`) is enough. Throws MODEL_INVALID for bytes that are no model, or one without
 * weights where there is no engine; `understand` rejects where that engine does, or answers for another model.
 * @example const understander = createUnderstander(await (await fetch('/xiaoer/retail-small.bin')).arrayBuffer(), pack);
 */
export function createUnderstander(
  modelFile: ArrayBuffer | Uint8Array,
  options: UnderstanderOptions = {},
  engine?: ScoreFeatures,
): Understander {
  const model = readModel(modelFile);
  if (engine === undefined) checkWeights(model);
  const score = engine
    ? scoreBy(engine, model)
    : (vector: FeatureVector): Scored => ({ scores: evaluateVector(model, vector) });
  const normalize = createNormalizer(options.lexicon?.characters);
  const entities = createEntityReader(options, model.tagger);
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  const stamp = `${model.name}@${model.version}`;
  return {
    async understand(text) {
      const normalized = normalize(text);
      if (normalized.text.trim() === '') return { ...nothingHeard, model: stamp };
      const found = entities.read(text, normalized);
      const { scores, emissions } = await score(vectorize(normalized.text), found.tagging?.features);
      const reading = readScores(scores, model);
      return {
        ...reading,
        entities: entities.entitiesOf(found, reading.intents[0]?.id ?? '', emissions),
        model: stamp,
      };
    },
  };
}
