import { openSession } from '../../src/drivers/onnx/session.ts';
import { XiaoerError } from '../../src/errors.ts';
import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { checkEncoder, evaluateHead, probeText, type Embed } from '../../src/intent/encoder-head.ts';
import { isHead, readHead } from '../../src/intent/encoder-head-file.ts';
import { createEngineInput } from '../../src/intent/engine.ts';
import { createVectorizer } from '../../src/intent/features.ts';
import type { LinearModel } from '../../src/intent/model.ts';
import { readModel } from '../../src/intent/model-file.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';
import { readScores, type Reading } from '../../src/intent/read-scores.ts';
import { checkWeights } from '../../src/intent/vocabulary.ts';
import { toOnnx } from '../../src/training/to-onnx.ts';
import { openEncoderFolder } from '../encoder-folder.ts';
import { readWith } from '../score/held-out.ts';

/** The engines that `--engine` knows. */
export type EngineName = 'lite' | 'onnx';

/** A model of any kind, ready to read texts. */
export interface ModelReader {
  readonly intents: readonly string[];
  read(texts: readonly string[]): Promise<Reading[]>;
  close(): Promise<void>;
}

/** Opens the bytes of a model or a head. Rejects with MODEL_INVALID, or OPTIONS_INVALID where a head has no encoder or a model needs none. */
export async function openReader(bytes: Uint8Array, engine: EngineName, encoder?: string): Promise<ModelReader> {
  if (!isHead(bytes)) {
    if (encoder === undefined) return openModelReader(readModel(bytes), engine);
    throw new XiaoerError('OPTIONS_INVALID', 'This model was not trained on an encoder. Leave out --encoder.');
  }
  if (encoder === undefined) {
    throw new XiaoerError('OPTIONS_INVALID', 'This model is the head of an encoder. Add --encoder DIR.');
  }
  const opened = await openEncoderFolder(encoder);
  try {
    const reader = await openHeadReader(bytes, (text) => opened.embed(text));
    return { ...reader, close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A head on embeddings that somebody else holds. Rejects with MODEL_INVALID. */
export async function openHeadReader(bytes: Uint8Array, embed: Embed): Promise<ModelReader> {
  const head = readHead(bytes);
  checkEncoder(head, await embed(probeText));
  return {
    intents: head.intents,
    async read(texts) {
      const readings: Reading[] = [];
      for (const text of texts) readings.push(readScores(evaluateHead(head, await embed(text)), head));
      return readings;
    },
    close: async () => undefined,
  };
}

/** A model by plain evaluation, or its graph by ONNX Runtime as a page runs it; with a graph given the model may be its vocabulary. */
export async function openModelReader(
  model: LinearModel,
  engine: EngineName,
  graph?: Uint8Array,
): Promise<ModelReader> {
  const { intents } = model;
  if (graph === undefined) checkWeights(model);
  if (engine === 'lite')
    return { intents, read: async (texts) => readWith(model, texts), close: async () => undefined };
  const session = await openSession(graph ?? toOnnx(model));
  const normalize = createNormalizer(builtinCharacters);
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  const inputOf = createEngineInput(model);
  return {
    intents,
    async read(texts) {
      const readings: Reading[] = [];
      for (const text of texts) {
        const scores = await session.run(inputOf(vectorize(normalize(text).text)));
        readings.push(readScores(scores, model));
      }
      return readings;
    },
    close: () => session.close(),
  };
}
