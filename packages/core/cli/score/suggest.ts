import { outOfScope } from '../../src/training/example.ts';
import type { Score } from './score.ts';

/** Something that would make the model better. */
export type Suggestion =
  | { readonly kind: 'few-examples'; readonly intent: string; readonly examples: number; readonly wanted: number }
  | {
      readonly kind: 'overlap';
      readonly intents: readonly [string, string];
      readonly lines: number;
      readonly share: number;
    }
  | { readonly kind: 'rejected'; readonly intent: string; readonly lines: number; readonly share: number }
  | { readonly kind: 'weak'; readonly intent: string; readonly f1: number }
  | { readonly kind: 'unbalanced'; readonly largest: string; readonly smallest: string; readonly factor: number }
  | { readonly kind: 'no-out-of-scope' }
  | { readonly kind: 'uncalibrated'; readonly error: number };

/** Below this many an intent is learnt by heart rather than understood. */
const enoughExamples = 20;
/** Two intents overlap where this share of the smaller one's lines goes back or forth, and at least three lines. */
const overlapShare = 0.15;

/** What to do first, at most 12. `isHeldOut`: the lines are those that the model is trained on. Pure. */
export function suggest(
  { evaluation, intents, confusions }: Pick<Score, 'evaluation' | 'intents' | 'confusions'>,
  isHeldOut: boolean,
): Suggestion[] {
  const sizes = [...intents].sort((left, other) => left.examples - other.examples);
  const few = sizes.filter(({ examples }) => examples < enoughExamples);
  const rejected = rejectedOf(intents, confusions);
  const overlaps = overlapsOf(intents, confusions);
  const told = new Set([
    outOfScope,
    ...overlaps.flatMap((overlap) => overlap.intents),
    ...rejected.map(({ intent }) => intent),
  ]);
  const weak = intents.filter(
    ({ intent, f1, examples }) => f1 < 0.6 && examples >= enoughExamples && !told.has(intent),
  );
  const found: Suggestion[] = [...overlaps.slice(0, 5), ...rejected.slice(0, 5)];
  if (isHeldOut) {
    found.push(
      ...few
        .slice(0, 5)
        .map(({ intent, examples }) => ({ kind: 'few-examples' as const, intent, examples, wanted: enoughExamples })),
    );
  }
  found.push(...weak.slice(0, 3).map(({ intent, f1 }) => ({ kind: 'weak' as const, intent, f1 })));
  const [smallest] = sizes;
  const largest = sizes[sizes.length - 1];
  if (isHeldOut && smallest && largest && largest.examples >= 20 * smallest.examples) {
    const factor = Math.round(largest.examples / smallest.examples);
    found.push({ kind: 'unbalanced', largest: largest.intent, smallest: smallest.intent, factor });
  }
  if (isHeldOut && !intents.some(({ intent }) => intent === outOfScope)) found.push({ kind: 'no-out-of-scope' });
  if (evaluation.calibrationError > 0.1) found.push({ kind: 'uncalibrated', error: evaluation.calibrationError });
  return found.slice(0, 12);
}

type Overlap = Extract<Suggestion, { kind: 'overlap' }>;
type Rejected = Extract<Suggestion, { kind: 'rejected' }>;

function overlapsOf(intents: Score['intents'], confusions: Score['confusions']): Overlap[] {
  const sizeOf = new Map(intents.map(({ intent, examples }) => [intent, examples]));
  const pairs = new Map<string, { intents: readonly [string, string]; lines: number }>();
  for (const { intent, predicted, lines } of confusions) {
    if (intent === outOfScope || predicted === outOfScope) continue;
    const [left = intent, right = predicted] = [intent, predicted].sort();
    const key = `${left}\n${right}`;
    pairs.set(key, { intents: [left, right], lines: (pairs.get(key)?.lines ?? 0) + lines.length });
  }
  return [...pairs.values()]
    .map((pair) => {
      const smaller = Math.min(...pair.intents.map((intent) => sizeOf.get(intent) ?? Infinity));
      return { kind: 'overlap' as const, ...pair, share: Math.min(1, pair.lines / smaller) };
    })
    .filter(({ lines, share }) => lines >= 3 && share >= overlapShare)
    .sort((left, other) => other.share - left.share);
}

/** Intents whose lines are taken for nobody's business; merging is no way out there. */
function rejectedOf(intents: Score['intents'], confusions: Score['confusions']): Rejected[] {
  const sizeOf = new Map(intents.map(({ intent, examples }) => [intent, examples]));
  return confusions
    .filter(({ predicted }) => predicted === outOfScope)
    .map(({ intent, lines }) => ({
      kind: 'rejected' as const,
      intent,
      lines: lines.length,
      share: lines.length / (sizeOf.get(intent) ?? Infinity),
    }))
    .filter(({ lines, share }) => lines >= 3 && share >= overlapShare)
    .sort((left, other) => other.share - left.share);
}

/** A suggestion as a sentence, in Chinese or English. */
export function suggestionText(suggestion: Suggestion, language: 'zh' | 'en'): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  switch (suggestion.kind) {
    case 'few-examples': {
      const { intent, examples, wanted } = suggestion;
      return say(
        `${intent} 只有 ${examples} 句：再写 ${wanted - examples} 句以上，说法要各不相同。`,
        `${intent} has only ${examples} examples: write ${wanted - examples} more, each said differently.`,
      );
    }
    case 'overlap': {
      const [left, right] = suggestion.intents;
      const { lines, share } = suggestion;
      return say(
        `${left} 与 ${right} 有重叠：${lines} 句互相认错（较小一方的 ${percent(share)}）。回答相同就合并，不同就补充能区分的说法。`,
        `${left} and ${right} overlap: ${lines} lines are taken for the other (${percent(share)} of the smaller). Merge them if the answer is the same, otherwise add lines that tell them apart.`,
      );
    }
    case 'rejected': {
      const { intent, lines, share } = suggestion;
      return say(
        `${intent} 有 ${lines} 句（${percent(share)}）被当成与店铺无关：给它补充更多说法。`,
        `${lines} lines of ${intent} (${percent(share)}) are taken as out of scope: write more of them, each said differently.`,
      );
    }
    case 'weak':
      return say(
        `${suggestion.intent} 的 F1 只有 ${percent(suggestion.f1)}：检查它的句子是否都属于同一个意图。`,
        `${suggestion.intent} has an F1 of ${percent(suggestion.f1)}: see whether all its lines mean one thing.`,
      );
    case 'unbalanced': {
      const { largest, smallest, factor } = suggestion;
      return say(
        `${largest} 的句子是 ${smallest} 的 ${factor} 倍：先给少的一方补充。`,
        `${largest} has ${factor} times the lines of ${smallest}: add to the small one first.`,
      );
    }
    case 'no-out-of-scope':
      return say(
        '没有 out_of_scope 的句子：写一些与店铺无关的话，否则什么都会被当成某个意图。',
        'No line is out_of_scope: write some that are not the shop’s business, or everything is taken for some intent.',
      );
    case 'uncalibrated':
      return say(
        `置信度偏差 ${percent(suggestion.error)}：它说的把握还不能当真，先增加句子。`,
        `Confidence is off by ${percent(suggestion.error)}: how sure it says it is cannot be trusted yet; add lines first.`,
      );
    default:
      return suggestion satisfies never;
  }
}
