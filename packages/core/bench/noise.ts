import type { CorpusLine } from '../cli/train-corpus.ts';
import { createSounds } from '../src/intent/language/sounds.ts';
import { seededRandom } from '../src/training/random.ts';

/** A line told again as another might have typed it. Gives the text as it was where it cannot. */
type Noise = (line: CorpusLine) => string;

/** Share of the lines that are told again. */
const share = 1 / 3;
const seed = 20_261_120;
const shortest = 5;
const prefaces = ['你好 ', '您好，', '请问', '在吗 ', '好的 ', '嗯嗯 ', '知道了，', '那个'];
const endings = [' 麻烦了', ' 谢谢', '，急', ' 在吗', ' 快点', '?', '。', '~'];

/** Ways to tell Chinese lines again, by what they do; `syllables` say which characters sound alike. All draw from one random order. */
export function noisesFor(known: readonly CorpusLine[], syllables: readonly string[]): Readonly<Record<string, Noise>> {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const homophones = homophonesIn(known, createSounds(syllables));
  const products = known.flatMap(({ text, entities = [] }) =>
    entities.flatMap(({ type, start, end }) =>
      type === 'product' ? [Array.from(text).slice(start, end).join('')] : [],
    ),
  );
  return {
    'a homophone': ({ text }) => {
      const characters = Array.from(text);
      const at = pick(characters.flatMap((character, index) => (homophones.has(character) ? [index] : [])));
      return at === undefined
        ? text
        : characters.with(at, pick(homophones.get(characters[at] ?? '') ?? []) ?? '').join('');
    },
    'a character dropped': ({ text }) => {
      const characters = Array.from(text);
      return characters.length < shortest
        ? text
        : characters.toSpliced(Math.floor(random() * characters.length), 1).join('');
    },
    'other marks': ({ text }) => text.replace(/[，。？！,?! ]/gu, () => pick(['', '', ' ', '，']) ?? ''),
    'a greeting or thanks': ({ text }) => (random() < 0.5 ? `${pick(prefaces)}${text}` : `${text}${pick(endings)}`),
    'another product': ({ text, entities = [] }) => {
      const span = entities.find(({ type }) => type === 'product');
      if (span === undefined) return text;
      const characters = Array.from(text);
      return [...characters.slice(0, span.start), pick(products) ?? '', ...characters.slice(span.end)].join('');
    },
  };
}

/** The lines with a share of those in Chinese told again behind them, by intent and tone the same. Deterministic. */
export function withNoise(known: readonly CorpusLine[], noise: Noise): CorpusLine[] {
  const random = seededRandom(seed);
  const again = known.flatMap((line) => {
    if (random() >= share || line.variety === 'en') return [];
    const text = noise(line);
    return text === line.text ? [] : [{ ...line, text, entities: [] }];
  });
  return [...known, ...again];
}

/** For each character of the lines that sounds like others there, those. */
function homophonesIn(known: readonly CorpusLine[], soundOf: (token: string) => number): Map<string, string[]> {
  const characters = [...new Set(known.flatMap(({ text }) => Array.from(text)))].filter((each) => soundOf(each) >= 0);
  const alike = new Map<number, string[]>();
  for (const each of characters) alike.set(soundOf(each), [...(alike.get(soundOf(each)) ?? []), each]);
  return new Map(
    characters.flatMap((each) => {
      const others = (alike.get(soundOf(each)) ?? []).filter((other) => other !== each);
      return others.length > 0 ? [[each, others]] : [];
    }),
  );
}
