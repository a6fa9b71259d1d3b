import type { Understander, Understanding } from '../ports/understander.ts';
import { createEntityFinder, type EntityOptions } from './entities/find.ts';
import { createVectorizer, type FeatureVector } from './features.ts';
import { evaluateVector, knownFeatures, type LinearModel } from './model.ts';
import { invalidModel } from './model-file/invalid.ts';
import { readModel } from './model-file.ts';
import { createNormalizer } from './normalize.ts';
import { readScores } from './read-scores.ts';
import { checkWeights, markOf } from './vocabulary.ts';

/** What an understander takes besides its model: the merchant's number patterns and names, and the lexicon. A compiled pack has them all. */
export type UnderstanderOptions = EntityOptions;

/**
 * Scores of all columns, by an engine other than plain evaluation. It is given the rows of the features that the model knows and
 * their values, at least one: the last is a row of zeros. A number after the scores is the mark of the engine's own model (`markOf`).
 */
export type ScoreFeatures = (rows: Int32Array, values: Float32Array) => Promise<ArrayLike<number>>;

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
  const scoreVector = engine ? scoreBy(engine, model) : (vector: FeatureVector) => evaluateVector(model, vector);
  const normalize = createNormalizer(options.lexicon?.characters);
  const findEntities = createEntityFinder(options, model.tagger);
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  const stamp = `${model.name}@${model.version}`;
  return {
    async understand(text) {
      const normalized = normalize(text);
      if (normalized.text.trim() === '') return { ...nothingHeard, model: stamp };
      const vector = vectorize(normalized.text);
      const reading = readScores(await scoreVector(vector), model);
      return { ...reading, entities: findEntities(text, normalized, reading.intents[0]?.id), model: stamp };
    },
  };
}

function scoreBy(engine: ScoreFeatures, model: LinearModel): (vector: FeatureVector) => Promise<ArrayLike<number>> {
  const mark = markOf(model);
  return async (vector) => {
    const { rows, values } = knownFeatures(model, vector);
    // The all-zero row keeps a message without a known feature a valid input.
    const scores = await engine(Int32Array.from([...rows, model.keys.length]), Float32Array.from([...values, 0]));
    if ((scores[model.columns.length] ?? mark) === mark) return scores;
    throw invalidModel('the graph beside it was made of another model; put both files of one build there');
  };
}
