import type { Entity } from '../../ports/understander.ts';
import { emptyLexicon, type Lexicon } from '../lexicon.ts';
import { createNormalizer, spanAsTyped, type NormalizedText } from '../normalize.ts';
import { addressRules } from './address.ts';
import { catalogueRule, type NamesByType } from './catalogue.ts';
import { contactRules } from './contact.ts';
import { datetimeRules } from './datetime.ts';
import { invoiceRules } from './invoice.ts';
import { resolveOverlaps, type EntityMatch, type EntityRule } from './match.ts';
import { moneyRules } from './money.ts';
import { numberRules } from './numbers.ts';
import { phraseReader, type Phrase } from './phrase.ts';
import { quantityRules } from './quantity.ts';
import type { ReadValue } from './read-value.ts';
import { spokenDigits } from '../../privacy/spoken-digits.ts';

/** What a merchant tells the entity finder. */
export interface EntityOptions {
  /** Regular expressions of the merchant's numbers by type (`order_no`, `tracking_no`), as a pack's `patterns` has them. */
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
  /** Names by entity type and value, as a pack's `names` has them: `{ carrier: { 顺丰: ['SF'] } }`. */
  readonly names?: NamesByType;
  /** Names, regions and characters of the language, as a compiled pack's `lexicon` has them. */
  readonly lexicon?: Lexicon;
  /** Gives values instead of the rules' own, as `createValueReader` does. */
  readonly readValue?: ReadValue;
}

/** Units of text that are looked at: a pasted page is no message. */
const longestText = 4000;

/**
 * Gives a finder of entities. Spans are UTF-16 units of the text as typed, sorted, without overlap; the longest wins, of
 * equal ones the rule that stands first. Throws OPTIONS_INVALID for a pattern that is no regular expression.
 */
export function createEntityFinder(
  options: EntityOptions = {},
): (typed: string, normalized: NormalizedText) => Entity[] {
  const { patterns = {}, names = {}, lexicon = emptyLexicon, readValue = ({ value }: EntityMatch) => value } = options;
  const normalize = createNormalizer(lexicon.characters);
  const phrase = phraseReader(lexicon.phrases);
  const digitRules: readonly EntityRule[] = [...numberRules(patterns, phrase), ...contactRules()];
  const rules: readonly EntityRule[] = [
    catalogueRule([catalogueOf(lexicon), names], (name) => normalize(name).text, payTest(phrase)),
    ...addressRules(lexicon.places),
    ...invoiceRules(phrase),
    ...moneyRules(phrase),
    ...datetimeRules(phrase),
    ...quantityRules(phrase),
  ];
  return (typed, normalized) => {
    const text = normalized.text.slice(0, longestText);
    const inDigits = spokenDigits(text);
    const matches = resolveOverlaps([
      ...digitRules.flatMap((rule) => rule(inDigits)),
      ...rules.flatMap((rule) => rule(text)),
    ]);
    return matches.map((match) => {
      const { type, start, end } = match;
      const span = spanAsTyped(normalized, start, end);
      return { type, ...span, text: typed.slice(span.start, span.end), value: readValue(match, text) };
    });
  };
}

/** Refuses means of payment with which nothing is paid, by the words around. */
function payTest(phrase: Phrase): (type: string, text: string, start: number, end: number) => boolean {
  const [before, after] = [new RegExp(phrase('pay.not.before')), new RegExp(phrase('pay.not.after'))];
  return (type, text, start, end) =>
    type !== 'pay_method' ||
    !(before.test(text.slice(Math.max(0, start - 4), start)) || after.test(text.slice(end, end + 12)));
}

function catalogueOf({ names, places }: Lexicon): NamesByType {
  const byType = Object.entries(names).map(([type, lines]) => [
    type,
    Object.fromEntries(lines.map((line) => namesOfLine(line))),
  ]);
  return { ...Object.fromEntries(byType), place: Object.fromEntries(places.map((name) => [name, []])) };
}

function namesOfLine(line: string): [string, string[]] {
  const [value = line, ...aliases] = line.split('|');
  return [value, aliases];
}
