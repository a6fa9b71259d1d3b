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
  const { shapes, kinds, joins } = readAround(tokens);
  let template = 0;
  const add = (hash: number) => {
    keys.push(bucketOf(combineHashes(hash, Math.imul(template, 0x9e3779b1)), bits));
  };
  const addNext = (hash: number) => {
    template += 1;
    add(hash);
  };
  const addAll = (hashes: readonly number[]) => {
    template += 1;
    for (const hash of hashes) add(hash);
  };
  const addBeside = (hashes: readonly number[], beside: number) => {
    template += 1;
    for (const hash of hashes) add(combineHashes(hash, beside));
  };
  for (let token = 0; token < tokens.length; token += 1) {
    const at = token + reach;
    template = 0;
    for (let index = at - reach; index <= at + reach; index += 1) addNext(shapes[index] as number);
    for (const [from, to] of runs) {
      let hash = shapes[at + from] as number;
      for (let index = at + from + 1; index <= at + to; index += 1) {
        hash = combineHashes(hash ^ (joins[index] as number), shapes[index] as number);
      }
      addNext(hash);
    }
    const [before, own, behind] = [shapes[at - 1] as number, shapes[at] as number, shapes[at + 1] as number];
    addNext(combineHashes(before, behind));
    const [kindBefore, kind, kindBehind] = [kinds[at - 1] as number, kinds[at] as number, kinds[at + 1] as number];
    const nearKinds = (kindBefore * 32 + kind) * 32 + kindBehind;
    addNext(nearKinds);
    addNext(((kinds[at - 2] as number) * 32 + (kinds[at + 2] as number)) * 32768 + nearKinds);
    addNext(combineHashes(own, kindBehind));
    addNext(combineHashes(before, kind));
    addNext(combineHashes(behind, kind));
    const [hintsBefore, hintsHere, hintsBehind] = [
      hinted[token - 1] ?? none,
      hinted[token] ?? none,
      hinted[token + 1] ?? none,
    ];
    addAll(hintsHere);
    addBeside(hintsHere, before);
    addBeside(hintsHere, own);
    addBeside(hintsHere, behind);
    addAll(hintsBefore);
    addAll(hintsBehind);
    const near = hintsHere.reduce(combineHashes, combineHashes(hintsBefore.reduce(combineHashes, 0), 1));
    addNext(hintsBehind.reduce(combineHashes, combineHashes(near, 2)));
    if (tokens[token]?.kind === 'word') addSpelling(tokens[token]?.text ?? '', addNext);
    starts.push(keys.length);
  }
  return { keys, starts };
}

const none: readonly number[] = [];

function addSpelling(word: string, addNext: (hash: number) => void): void {
  for (const length of [2, 3]) {
    addNext(hashText(word.slice(0, length)));
    addNext(hashText(word.slice(-length)));
  }
  addNext(Math.min(word.length, 9));
}

/** Shapes, kinds and gaps of the tokens with `reach` places before and behind them, each of its own value. */
function readAround(tokens: readonly TagToken[]): { shapes: Int32Array; kinds: Uint8Array; joins: Int32Array } {
  const size = tokens.length + 2 * reach;
  const shapes = new Int32Array(size);
  const kinds = new Uint8Array(size).fill(beyond.kind);
  const joins = new Int32Array(size);
  for (let step = 1; step <= reach; step += 1) {
    shapes[reach - step] = beyond.before + step;
    shapes[size - reach - 1 + step] = beyond.behind + step - 1;
  }
  tokens.forEach(({ shape, kind, isApart }, index) => {
    shapes[index + reach] = shape;
    kinds[index + reach] = kindCodes[kind] * 2 + (isApart ? 1 : 0);
    if (isApart) joins[index + reach] = apart;
  });
  return { shapes, kinds, joins };
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
