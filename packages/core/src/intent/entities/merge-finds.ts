import { readNumber } from './chinese-number.ts';
import { resolveOverlaps, type EntityMatch } from './match.ts';

/** What was found in one text, and the types that the tagger decides on. */
export interface Finds {
  readonly text: string;
  readonly byRule: readonly EntityMatch[];
  /** Finds of the merchant's own names. */
  readonly named: readonly EntityMatch[];
  readonly tagged: readonly Omit<EntityMatch, 'value'>[];
  readonly types: readonly string[];
}

/**
 * Rules decide on the types that the tagger does not know (checked numbers) and on the merchant's names; the tagger on all else.
 * Its spans have the value of the rule that found the same, or what can be read from them. Sorted, without overlap. Pure.
 */
export function mergeFinds({ text, byRule, named, tagged, types }: Finds): EntityMatch[] {
  const settled = resolveOverlaps([...named, ...byRule.filter(({ type }) => !types.includes(type))]);
  const open = tagged.filter((span) => settled.every((other) => span.end <= other.start || span.start >= other.end));
  const valued = open.map((span) => ({ ...span, value: valueOf(span, text, byRule) }));
  return [...settled, ...valued].sort((left, right) => left.start - right.start);
}

/** Types of few known values: 招商银行信用卡 has that of 信用卡. */
const ofKnownValues: readonly string[] = ['carrier', 'pay_method', 'invoice_type'];

function valueOf(
  { type, start, end }: Omit<EntityMatch, 'value'>,
  text: string,
  byRule: readonly EntityMatch[],
): string {
  const inside = byRule.filter((match) => match.type === type && match.start >= start && match.end <= end);
  const same = inside.find((match) => match.start === start && match.end === end);
  if (same) return same.value;
  const found = text.slice(start, end);
  const longest = resolveOverlaps(inside).sort((left, right) => right.end - right.start - (left.end - left.start))[0];
  if (longest && ofKnownValues.includes(type)) return longest.value;
  if (type === 'money' || type === 'quantity') return String(readNumber(found) ?? longest?.value ?? found);
  return found;
}
