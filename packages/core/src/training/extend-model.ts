import { XiaoerError } from '../errors.ts';
import type { LinearModel } from '../intent/model.ts';
import type { CrossValidation } from './cross-validate.ts';
import { outOfScope, type TrainingExample } from './example.ts';
import { chooseBalance, isRight, type JudgedLine } from './extend/balance.ts';
import { baseScores, fitOwnColumns, ownSums } from './extend/own-columns.ts';
import { withColumns } from './extend/with-columns.ts';
import { intentsOf } from './fit.ts';
import type { ModelIdentity } from './quantize.ts';
import { seededRandom, shuffle } from './random.ts';
import { vectorizeTexts } from './vectorize.ts';

/** How a model is extended. */
export interface ExtendOptions {
  /** 5 where left out. */
  readonly folds?: number;
  readonly seed?: number;
  readonly onFold?: (done: number) => void;
}

/** A model with intents of a merchant beside its own. */
export interface Extension {
  readonly model: LinearModel;
  /** Intents that were added. */
  readonly added: readonly string[];
  /** Scores of the merchant's examples by added columns that had not seen them, in their order. */
  readonly validation: CrossValidation;
  /** The lines of `known`: how many the model gets right alone, and beside the added intents. */
  readonly known: { readonly lines: number; readonly before: number; readonly after: number };
}

/** Most columns that the model file can number. */
const mostColumns = 255;

/**
 * Adds the intents of `examples` that the model does not have, fitted against everything that it knows (`known`, the lines it was trained
 * on); what it has stays as it is. How strong they stand is chosen on held-out lines, so that they win on theirs and take next to none of
 * the model's. Throws TRAINING_INVALID where there is nothing to add or no room. Deterministic.
 */
export function extendModel(
  base: LinearModel,
  examples: readonly TrainingExample[],
  known: readonly TrainingExample[],
  identity: ModelIdentity,
  { folds = 5, seed = 20_261_120, onFold = () => undefined }: ExtendOptions = {},
): Extension {
  const added = intentsOf(examples).filter((intent) => intent !== outOfScope && !base.intents.includes(intent));
  checkRoom(base, added);
  const all = [...examples, ...known];
  const texts = vectorizeTexts(
    all.map(({ text }) => text),
    base,
  );
  const foldOf = assignFolds([examples.length, known.length], folds, seed);
  const sums: Float32Array[] = texts.map(() => new Float32Array(added.length));
  for (let fold = 0; fold < folds; fold += 1) {
    const isTraining = (_: unknown, index: number) => foldOf[index] !== fold;
    const columns = fitOwnColumns(texts.filter(isTraining), all.filter(isTraining), added, base.hashBits, seed);
    const held = texts.flatMap((_, index) => (foldOf[index] === fold ? [index] : []));
    const found = ownSums(
      texts.filter((_, index) => foldOf[index] === fold),
      columns,
    );
    held.forEach((line, index) => {
      sums[line] = found[index] ?? new Float32Array(added.length);
    });
    onFold(fold + 1);
  }
  const scores = baseScores(base, texts);
  const judged = all.map(({ intent }, index) => judge(intent, base.intents, added, scores[index], sums[index]));
  const [ownLines, knownLines] = [judged.slice(0, examples.length), judged.slice(examples.length)];
  const balance = chooseBalance(ownLines, knownLines, base.calibration.intentSlope);
  const columns = fitOwnColumns(texts, all, added, base.hashBits, seed);
  const held = examples.map((_, index) => {
    const row = Array.from(scores[index] ?? []);
    row.splice(base.intents.length, 0, ...Array.from(sums[index] ?? [], (sum) => balance.scale * sum + balance.bias));
    return row;
  });
  return {
    model: withColumns(base, added, columns, balance, identity),
    added,
    validation: { intents: [...base.intents, ...added], emotions: base.emotions, scores: held },
    known: {
      lines: known.length,
      before: knownLines.filter(({ isBestRight }) => isBestRight).length,
      after: knownLines.filter((line) => isRight(line, balance)).length,
    },
  };
}

function checkRoom(base: LinearModel, added: readonly string[]): void {
  if (added.length === 0) {
    const fix = 'Give yours names of their own, such as gift.engraving; lines of intents that it has change nothing.';
    throw new XiaoerError('TRAINING_INVALID', `${base.name} has every intent of the examples already. ${fix}`);
  }
  const most = mostColumns - base.columns.length;
  if (added.length > most)
    throw new XiaoerError(
      'TRAINING_INVALID',
      `${base.name} has room for ${most} more intents, not for ${added.length}.`,
    );
}

/** Folds over runs of lines of these lengths, so that each run has the same share in all. */
function assignFolds(lengths: readonly number[], folds: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from(
    lengths.flatMap((length) => {
      const order = Uint32Array.from({ length }, (_, index) => index);
      shuffle(order, length, random);
      return Array.from(order, (position) => position % folds);
    }),
  );
}

function judge(
  intent: string,
  known: readonly string[],
  added: readonly string[],
  scores: ArrayLike<number> = [],
  sums: ArrayLike<number> = [],
): JudgedLine {
  const top = (labels: readonly string[], values: ArrayLike<number>) =>
    labels.reduce((best, _, index) => ((values[index] ?? 0) > (values[best] ?? 0) ? index : best), 0);
  const [old, fresh] = [top(known, scores), top(added, sums)];
  return {
    best: scores[old] ?? 0,
    isBestRight: known[old] === intent,
    added: sums[fresh] ?? 0,
    isAddedRight: added[fresh] === intent,
  };
}
