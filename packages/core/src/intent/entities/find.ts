import type { Entity } from '../../ports/understander.ts';
import { createNormalizer, spanAsTyped, type NormalizedText } from '../normalize.ts';
import type { Emissions } from '../tagger/emissions.ts';
import { createTextTagger, type TagReading } from '../tagger/tag.ts';
import type { Tagger } from '../tagger/tagger.ts';
import { catalogueRule } from './catalogue.ts';
import { compact } from './kind-of-number.ts';
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
  return type === undefined ? match : { ...match, type, value: compact(match.value) };
}

/** Types whose values are proper names: letters stay as the customer wrote them. */
const properNames: readonly string[] = ['person', 'organization'];

/** Units of text that are looked at: a pasted page is no message. */
const longestText = 4000;

/** What can be read from a message before it is known what it is about. */
export interface EntityReading {
  readonly typed: string;
  readonly normalized: NormalizedText;
  readonly text: string;
  readonly byRule: readonly EntityMatch[];
  /** For the tagger, where there is one. */
  readonly tagging?: TagReading;
}

/** Finds entities in two steps, between which an engine may work out what the tagger says (`emissions`). */
export interface EntityReader {
  read(typed: string, normalized: NormalizedText): EntityReading;
  /** `intent` is what the message is about, which tells a bare order number from that of a parcel; '' where it is not known. */
  entitiesOf(reading: EntityReading, intent: string, emissions?: Emissions): Entity[];
}

/**
 * Gives a reader of entities. Spans are UTF-16 units of the text as typed, sorted, without overlap. By rules alone the longest wins,
 * of equal ones the rule that stands first; with a tagger it decides on its types, save what the merchant's names say. Throws
 * OPTIONS_INVALID for a pattern that is no regular expression.
 */
export function createEntityReader(options: EntityOptions = {}, tagger?: Tagger): EntityReader {
  const { names = {}, lexicon, readValue = ({ value }: EntityMatch) => value } = options;
  const findByRule = createRuleFinder(options);
  const normalize = createNormalizer(lexicon?.characters);
  const findNames = catalogueRule([names], (name) => normalize(name).text);
  const textTagger = tagger && createTextTagger(tagger);
  const isOfParcel = new RegExp(phraseReader(lexicon?.phrases)('number.ofParcel'));
  return {
    read(typed, normalized) {
      const text = normalized.text.slice(0, longestText);
      const byRule = findByRule(text);
      return { typed, normalized, text, byRule, ...(textTagger && { tagging: textTagger.read(text, byRule) }) };
    },
    entitiesOf({ typed, normalized, text, byRule, tagging }, intent, emissions) {
      const ruled = byRule.map((match) => typedBy(match, intent, isOfParcel));
      const matches =
        tagger === undefined || textTagger === undefined || tagging === undefined
          ? resolveOverlaps(ruled)
          : mergeFinds({
              text,
              byRule: ruled,
              named: findNames(text),
              tagged: textTagger.spansOf(tagging, emissions),
              types: tagger.types,
            });
      return matches.map((match) => {
        const { type, start, end } = match;
        const span = spanAsTyped(normalized, start, end);
        const asTyped = typed.slice(span.start, span.end);
        const value = readValue(match, text);
        const isUnread = properNames.includes(type) && value === text.slice(start, end);
        return { type, ...span, text: asTyped, value: isUnread ? asTyped : value };
      });
    },
  };
}

/** Both steps of `createEntityReader` in one, by plain evaluation. */
export function createEntityFinder(
  options: EntityOptions = {},
  tagger?: Tagger,
): (typed: string, normalized: NormalizedText, intent?: string) => Entity[] {
  const { read, entitiesOf } = createEntityReader(options, tagger);
  return (typed, normalized, intent = '') => entitiesOf(read(typed, normalized), intent);
}
