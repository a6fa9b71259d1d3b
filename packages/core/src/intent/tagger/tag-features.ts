import { bucketOf, combineHashes, hashText } from '../hash.ts';
import type { TagToken, TokenKind } from './cut-tokens.ts';
import type { Hint } from './word-book.ts';

/** Features of the tokens of one text: those of token `i` are `keys[starts[i]]` up to `keys[starts[i + 1]]`. */
export interface TokenFeatures {
  readonly keys: readonly number[];
  readonly starts: readonly number[];
}

/** How far single tokens are looked at, to both sides. */
const reach = 3;

/** Runs of tokens around the one in question that count as one feature, from and to relative to it. */
const runs: readonly (readonly [from: number, to: number])[] = [
  [-2, -1],
  [-1, 0],
  [0, 1],
  [1, 2],
  [-3, -1],
  [-2, 0],
  [-1, 1],
  [0, 2],
  [1, 3],
  [-3, 0],
  [-2, 1],
  [-1, 2],
  [0, 3],
];

const kindCodes: Readonly<Record<TokenKind, number>> = { character: 1, word: 2, number: 3, numeral: 4, mark: 5 };
const beyond = { before: 0x1b873593, behind: 0x2545f491, kind: 31 };
const apart = 0x6c62272e;

/**
 * What the tagger looks at: the tokens around each, their kinds, spelling of Latin words, and where the finds of rules and word
 * books (`hints`) begin, go on and end. Keys have `bits` bits. Pure, linear.
 */
export function tagFeatures(tokens: readonly TagToken[], hints: readonly Hint[], bits: number): TokenFeatures {
  const keys: number[] = [];
  const starts = [0];
  const hinted = hintHashes(tokens, hints);
  const shapeAt = (index: number) =>
    tokens[index]?.shape ?? (index < 0 ? beyond.before - index : beyond.behind + index - tokens.length);
  const joinAt = (index: number) => (tokens[index]?.isApart ? apart : 0);
  const kindAt = (index: number) => {
    const token = tokens[index];
    return token === undefined ? beyond.kind : kindCodes[token.kind] * 2 + (token.isApart ? 1 : 0);
  };
  const hintAt = (index: number) => hinted[index] ?? [];
  let template = 0;
  const add = (hash: number) => {
    keys.push(bucketOf(combineHashes(hash, Math.imul(template, 0x9e3779b1)), bits));
  };
  const addNext = (hash: number) => {
    template += 1;
    add(hash);
  };
  const addAll = (hashes: readonly number[], beside: number | null) => {
    template += 1;
    for (const hash of hashes) add(beside === null ? hash : combineHashes(hash, beside));
  };
  tokens.forEach((token, at) => {
    template = 0;
    for (let offset = -reach; offset <= reach; offset += 1) addNext(shapeAt(at + offset));
    for (const [from, to] of runs) {
      let hash = shapeAt(at + from);
      for (let index = at + from + 1; index <= at + to; index += 1) {
        hash = combineHashes(hash ^ joinAt(index), shapeAt(index));
      }
      addNext(hash);
    }
    addNext(combineHashes(shapeAt(at - 1), shapeAt(at + 1)));
    const kinds = (kindAt(at - 1) * 32 + kindAt(at)) * 32 + kindAt(at + 1);
    addNext(kinds);
    addNext((kindAt(at - 2) * 32 + kindAt(at + 2)) * 32768 + kinds);
    addNext(combineHashes(shapeAt(at), kindAt(at + 1)));
    addNext(combineHashes(shapeAt(at - 1), kindAt(at)));
    addNext(combineHashes(shapeAt(at + 1), kindAt(at)));
    const here = hintAt(at);
    addAll(here, null);
    addAll(here, shapeAt(at - 1));
    addAll(here, shapeAt(at));
    addAll(here, shapeAt(at + 1));
    addAll(hintAt(at - 1), null);
    addAll(hintAt(at + 1), null);
    addNext([...hintAt(at - 1), 1, ...here, 2, ...hintAt(at + 1)].reduce(combineHashes, 0));
    if (token.kind === 'word') {
      for (const length of [2, 3]) {
        addNext(hashText(token.text.slice(0, length)));
        addNext(hashText(token.text.slice(-length)));
      }
      addNext(Math.min(token.text.length, 9));
    }
    starts.push(keys.length);
  });
  return { keys, starts };
}

/** For each token the hashes of the hints that cover it: what kind, and whether it is first, last, both or neither there. */
function hintHashes(tokens: readonly TagToken[], hints: readonly Hint[]): number[][] {
  const result: number[][] = tokens.map(() => []);
  const firstFrom = new Map(tokens.map(({ start }, index) => [start, index]));
  for (const { type, start, end } of hints) {
    const hash = hashText(type);
    const from = firstFrom.get(start);
    if (from === undefined) continue;
    for (let index = from; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined || token.start >= end) break;
      result[index]?.push(combineHashes(hash, (index === from ? 1 : 0) + (token.end >= end ? 2 : 0)));
    }
  }
  return result;
}
