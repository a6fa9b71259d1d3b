import { expect, test } from 'vitest';
import { tokens } from '../grams.ts';
import { hashText } from '../hash.ts';
import { createConceptFinder, createEveryConceptFinder, hashExpression } from './concepts.ts';

const concept = (...expressions: string[]) => Uint32Array.from(expressions.map(hashExpression)).sort();
const find = createConceptFinder([concept('没收到', 'not received'), concept('投诉'), concept('不投诉')]);
const heard = (text: string) => find(tokens(text).map((token) => hashText(token))).map((found) => found.concept);

test('finds a concept wherever one of its expressions stands', () => {
  expect(heard('都三天了还没收到呢')).toEqual([0]);
  expect(heard('still not received it')).toEqual([0]);
});

test('of an expression inside another only the longer one counts', () => {
  expect(heard('我不投诉')).toEqual([2]);
  expect(heard('我投诉')).toEqual([1]);
});

test('an English expression is no part of a longer word', () => {
  expect(heard('not receivedx')).toEqual([]);
});

test('says where it found a concept, in tokens', () => {
  expect(find(tokens('我没收到').map((token) => hashText(token)))).toEqual([{ concept: 0, from: 1, to: 4 }]);
});

test('where every concept is asked for, one inside another counts too, each once', () => {
  const findEvery = createEveryConceptFinder([concept('card'), concept('lost card'), concept('pin')]);
  const every = (text: string) => findEvery(tokens(text).map((token) => hashText(token)));
  expect(every('a lost card is a card')).toEqual([0, 1]);
  expect(every('nothing')).toEqual([]);
});
