import { XiaoerError } from '../errors.ts';
import { evaluateHead, probeText, type Embed, type EncoderHead } from '../intent/encoder-head.ts';
import { calibrate, uncalibrated } from './calibrate.ts';
import type { CrossValidation } from './cross-validate.ts';
import { emotionLabels, isUpset, outOfScope, type TrainingExample } from './example.ts';
import { intentsOf } from './fit.ts';
import type { ModelIdentity } from './quantize.ts';
import { seededRandom, shuffle } from './random.ts';
import { packRows, type SparseRows } from './rows.ts';
import { solveBinary } from './solve.ts';

/** How a head is trained. */
export interface HeadOptions {
  /** Texts that are none of the merchant's business, taught as out_of_scope beside the examples. */
  readonly background?: readonly string[];
  /** 5 where left out, fewer for fewer examples. */
  readonly folds?: number;
  readonly seed?: number;
  /** Hears how much is done: texts embedded, then folds. */
  readonly onProgress?: (done: number, total: number, what: 'embedding' | 'cross-validation') => void;
}

/** A head, and the held-out scores that calibrated it: first those of the examples, in their order. */
export interface HeadResult {
  readonly head: EncoderHead;
  readonly validation: CrossValidation;
}

/** How closely errors are fitted, tried by cross-validation: encoders differ in how far apart they put sentences. */
const costs = [1, 8, 64];

/**
 * Fits intents, emotions and upset one against the rest on the embeddings of an encoder; cost and calibration come from
 * cross-validation. Throws TRAINING_INVALID where there are not two intents. The same embeddings give the same head.
 * @example const { head } = await trainHead((text) => encoder.embed(text), examples, { name: 'shop', version: '1' });
 */
export async function trainHead(
  embed: Embed,
  examples: readonly TrainingExample[],
  identity: ModelIdentity,
  { background = [], folds = 5, seed = 20_261_120, onProgress = () => undefined }: HeadOptions = {},
): Promise<HeadResult> {
  const all = [...examples, ...background.map((text): TrainingExample => ({ text, intent: outOfScope }))];
  const intents = intentsOf(all);
  if (intents.length < 2) {
    const fix = 'Add lines of another intent, or of out_of_scope.';
    throw new XiaoerError('TRAINING_INVALID', `Training needs examples of at least two intents. ${fix}`);
  }
  const embeddings: Float32Array[] = [];
  for (const { text } of all) {
    embeddings.push(await embed(text));
    onProgress(embeddings.length, all.length, 'embedding');
  }
  const data = centred(embeddings, all);
  const count = Math.max(2, Math.min(folds, all.length));
  const tried = costs.map((cost, index) => {
    const scores = heldOutScores(data, intents, { cost, seed, folds: count }, (done) =>
      onProgress(index * count + done, costs.length * count, 'cross-validation'),
    );
    return { cost, scores, right: rightLines(scores, examples, intents) };
  });
  const best = tried.reduce((before, other) => (other.right > before.right ? other : before));
  const validation = { intents, emotions: emotionLabels, scores: best.scores };
  const calibration = calibrate(validation, all);
  const probe = Array.from((await embed(probeText)).subarray(0, 32), (value) => Number(value.toPrecision(4)));
  const head = { ...fitHead(data, intents, best.cost, seed), ...identity, calibration, probe };
  return { head, validation };
}

interface HeadData {
  readonly examples: readonly TrainingExample[];
  readonly embeddings: readonly Float32Array[];
  /** The mean embedding: sentences of one shop share most of their direction, which tells no intent. */
  readonly centre: Float32Array;
  /** What brings the mean row to length 1. */
  readonly factor: number;
}

function centred(embeddings: readonly Float32Array[], examples: readonly TrainingExample[]): HeadData {
  const size = embeddings[0]?.length ?? 0;
  const centre = new Float32Array(size);
  for (const embedding of embeddings) {
    embedding.forEach((value, index) => {
      centre[index] = (centre[index] ?? 0) + value / embeddings.length;
    });
  }
  const lengths = embeddings.map((embedding) =>
    Math.hypot(...embedding.map((value, index) => value - (centre[index] ?? 0))),
  );
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return { examples, embeddings, centre, factor: meanLength > 0 ? 1 / meanLength : 1 };
}

function rowsOf({ embeddings, centre, factor }: HeadData): SparseRows {
  const columns = Uint32Array.from(centre, (_, index) => index);
  const rows = embeddings.map((embedding) => ({
    columns,
    values: embedding.map((value, index) => (value - (centre[index] ?? 0)) * factor),
  }));
  return packRows(rows, centre.length);
}

/** Solves every column and rounds it to INT8, with centre and factor folded into weights and bias. */
function fitHead(data: HeadData, intents: readonly string[], cost: number, seed: number) {
  const rows = rowsOf(data);
  const { examples, centre, factor } = data;
  const signsOf = (isPositive: (example: TrainingExample) => boolean) =>
    Int8Array.from(examples, (example) => (isPositive(example) ? 1 : -1));
  const hasEmotion = examples.some(({ emotion = 'neutral' }) => emotion !== 'neutral');
  const targets = [
    ...intents.map((label) => ({ label, signs: signsOf((example) => example.intent === label), isEmotion: false })),
    ...emotionLabels.map((label) => ({
      label,
      signs: signsOf((example) => (example.emotion ?? 'neutral') === label),
      isEmotion: true,
    })),
    { label: 'upset', signs: signsOf(isUpset), isEmotion: true },
  ];
  const weights = new Int8Array(targets.length * centre.length);
  const columns = targets.map(({ label, signs, isEmotion }, column) => {
    if (isEmotion && !hasEmotion) return { label, scale: 1, bias: label === 'neutral' ? 1 : -1 };
    const solution = solveBinary(rows, signs, { cost, passes: 30, tolerance: 0.05, seed: seed + column });
    const exact = solution.weights.map((weight) => weight * factor);
    const scale = exact.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
    let shift = 0;
    exact.forEach((weight, index) => {
      weights[column * centre.length + index] = Math.round(weight / scale);
      shift += weight * (centre[index] ?? 0);
    });
    return { label, scale: Number(scale.toPrecision(7)), bias: Number((solution.bias - shift).toPrecision(7)) };
  });
  return { columns, intents, emotions: emotionLabels, dimensions: centre.length, weights };
}

function heldOutScores(
  { examples, embeddings }: HeadData,
  intents: readonly string[],
  { cost, seed, folds }: { cost: number; seed: number; folds: number },
  onFold: (done: number) => void,
): Float32Array[] {
  const order = Uint32Array.from(examples, (_, index) => index);
  shuffle(order, order.length, seededRandom(seed));
  const foldOf = new Uint8Array(order.length);
  order.forEach((row, position) => {
    foldOf[row] = position % folds;
  });
  const scores: Float32Array[] = examples.map(() => new Float32Array(0));
  for (let fold = 0; fold < folds; fold += 1) {
    const isTraining = (_: unknown, index: number) => foldOf[index] !== fold;
    const part = centred(embeddings.filter(isTraining), examples.filter(isTraining));
    const identity = { name: 'fold', version: String(fold), calibration: uncalibrated, probe: [] };
    const head: EncoderHead = { ...fitHead(part, intents, cost, seed), ...identity };
    embeddings.forEach((embedding, index) => {
      if (foldOf[index] === fold) scores[index] = evaluateHead(head, embedding);
    });
    onFold(fold + 1);
  }
  return scores;
}

function rightLines(
  scores: readonly ArrayLike<number>[],
  examples: readonly TrainingExample[],
  intents: readonly string[],
): number {
  return examples.filter(({ intent }, index) => {
    const row = Array.from({ length: intents.length }, (_, column) => scores[index]?.[column] ?? 0);
    return intents[row.indexOf(Math.max(...row))] === intent;
  }).length;
}
