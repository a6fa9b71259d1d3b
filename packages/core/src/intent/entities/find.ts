import type { Entity } from '../../ports/understander.ts';
import { createNormalizer, spanAsTyped, type NormalizedText } from '../normalize.ts';
import { createTag } from '../tagger/tag.ts';
import type { Tagger } from '../tagger/tagger.ts';
import { catalogueRule } from './catalogue.ts';
import { resolveOverlaps, type EntityMatch } from './match.ts';
import { mergeFinds } from './merge-finds.ts';
import { phraseReader } from './phrase.ts';
import type { ReadValue } from './read-value.ts';
import { createRuleFinder, type RuleOptions } from './rule-finder.ts';

/** What a merchant tells the entity finder. */
export interface EntityOptions extends RuleOptions {
  /** Gives values instead of the rules' own, as `createValueReader` does. */
  readonly readValue?: ReadValue;
}

/** The find as what it is in a message about this intent; none: as it was found. */
function typedBy(match: EntityMatch, intent: string, isOfParcel: RegExp): EntityMatch {
  if (intent === '') return match;
  const type = isOfParcel.test(intent) ? match.ofParcel : match.elsewhere;
  return type === undefined ? match : { ...match, type };
}

/** Types whose values are proper names: letters stay as the customer wrote them. */
const properNames: readonly string[] = ['person', 'organization'];

/** Units of text that are looked at: a pasted page is no message. */
const longestText = 4000;

/**
 * Gives a finder of entities. Spans are UTF-16 units of the text as typed, sorted, without overlap. By rules alone the longest wins,
 * of equal ones the rule that stands first; with a tagger it decides on its types, save what the merchant's names say. `intent` is what the
 * message is about, which tells a bare order number from that of a parcel. Throws OPTIONS_INVALID for a pattern that is no regular expression.
 */
export function createEntityFinder(
  options: EntityOptions = {},
  tagger?: Tagger,
): (typed: string, normalized: NormalizedText, intent?: string) => Entity[] {
  const { names = {}, lexicon, readValue = ({ value }: EntityMatch) => value } = options;
  const findByRule = createRuleFinder(options);
  const normalize = createNormalizer(lexicon?.characters);
  const findNames = catalogueRule([names], (name) => normalize(name).text);
  const tag = tagger && createTag(tagger);
  const isOfParcel = new RegExp(phraseReader(lexicon?.phrases)('number.ofParcel'));
  return (typed, normalized, intent = '') => {
    const text = normalized.text.slice(0, longestText);
    const byRule = findByRule(text).map((match) => typedBy(match, intent, isOfParcel));
    const matches =
      tagger === undefined || tag === undefined
        ? resolveOverlaps(byRule)
        : mergeFinds({ text, byRule, named: findNames(text), tagged: tag(text, byRule), types: tagger.types });
    return matches.map((match) => {
      const { type, start, end } = match;
      const span = spanAsTyped(normalized, start, end);
      const asTyped = typed.slice(span.start, span.end);
      const value = readValue(match, text);
      const isUnread = properNames.includes(type) && value === text.slice(start, end);
      return { type, ...span, text: asTyped, value: isUnread ? asTyped : value };
    });
  };
}
