import type { Entity } from '../../ports/understander.ts';
import { spanAsTyped, type NormalizedText } from '../normalize.ts';
import { resolveOverlaps, type EntityRule } from './match.ts';
import { contactRules } from './contact.ts';
import { numberRules } from './numbers.ts';

/** What a merchant tells the entity finder. */
export interface EntityOptions {
  /** Regular expressions of the merchant's numbers by type (`order_no`, `tracking_no`), as a pack's `patterns` has them. */
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
  /** Names by entity type and value, as a pack's `names` has them: `{ carrier: { 顺丰: ['SF'] } }`. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Text after which nothing is looked for: a pasted page is no message. */
const longestText = 4000;

/** Gives a finder of entities. Spans are UTF-16 units of the text as typed, sorted, without overlap. */
export function createEntityFinder(
  options: EntityOptions = {},
): (typed: string, normalized: NormalizedText) => Entity[] {
  const rules: readonly EntityRule[] = [...numberRules(options.patterns ?? {}), ...contactRules()];
  return (typed, normalized) => {
    const text = normalized.text.slice(0, longestText);
    const matches = resolveOverlaps(rules.flatMap((rule) => rule(text)));
    return matches.map(({ type, start, end, value }) => {
      const span = spanAsTyped(normalized, start, end);
      return { type, ...span, text: typed.slice(span.start, span.end), value };
    });
  };
}
