import { spokenDigits } from '../../privacy/spoken-digits.ts';
import { emptyLexicon, type Lexicon } from '../lexicon.ts';
import { createNormalizer } from '../normalize.ts';
import { addressRules } from './address.ts';
import { catalogueRule, type NamesByType } from './catalogue.ts';
import { contactRules } from './contact.ts';
import { datetimeRules } from './datetime.ts';
import { invoiceRules } from './invoice.ts';
import type { EntityMatch, EntityRule } from './match.ts';
import { moneyRules } from './money.ts';
import { numberRules } from './numbers.ts';
import { phraseReader, type Phrase } from './phrase.ts';
import { quantityRules } from './quantity.ts';

/** What rules are made from. */
export interface RuleOptions {
  /** Regular expressions of the merchant's numbers by type (`order_no`, `tracking_no`), as a pack's `patterns` has them. */
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
  /** Names by entity type and value, as a pack's `names` has them: `{ carrier: { 顺丰: ['SF'] } }`. */
  readonly names?: NamesByType;
  /** Names, regions and characters of the language, as a compiled pack's `lexicon` has them. */
  readonly lexicon?: Lexicon;
}

/**
 * Gives a finder of all that the rules find in normalised text; finds may overlap, the better rule stands first. Throws
 * OPTIONS_INVALID for a pattern that is no regular expression.
 */
export function createRuleFinder({ patterns = {}, names = {}, lexicon = emptyLexicon }: RuleOptions = {}): EntityRule {
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
  return (text): EntityMatch[] => {
    const inDigits = spokenDigits(text);
    return [...digitRules.flatMap((rule) => rule(inDigits)), ...rules.flatMap((rule) => rule(text))];
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
