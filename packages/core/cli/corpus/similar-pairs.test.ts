import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/training/random.ts';
import { similarPairs } from './similar-pairs.ts';

function gramSet(text: string): Set<string> {
  const counts = new Map<string, number>();
  const padded = `^${text}$`;
  const grams = Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2));
  return new Set(
    grams.map((gram) => {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      return `${gram}/${counts.get(gram)}`;
    }),
  );
}

function plainly(texts: readonly string[], threshold: number): [number, number][] {
  const sets = texts.map(gramSet);
  return sets.flatMap((own, right): [number, number][] => {
    const best = Math.max(
      0,
      ...sets.slice(0, right).map((other) => {
        const shared = [...own].filter((gram) => other.has(gram)).length;
        return shared / (own.size + other.size - shared);
      }),
    );
    return best >= threshold ? [[right, best]] : [];
  });
}

describe('similarPairs', () => {
  it('finds what comparing every text with every other finds', () => {
    const random = seededRandom(7);
    const texts = Array.from({ length: 300 }, () =>
      Array.from({ length: 4 + Math.floor(random() * 8) }, () => 'abcd'.charAt(Math.floor(random() * 4))).join(''),
    );
    const found = similarPairs(texts, 0.65).map(({ right, similarity }) => [right, similarity]);
    expect(found.length).toBeGreaterThan(20);
    expect(found).toEqual(plainly(texts, 0.65));
  });

  it('names the most similar of several', () => {
    expect(similarPairs(['abcdefgh', 'abcdefghi', 'abcdefghij'], 0.5).at(-1)).toMatchObject({ left: 1, right: 2 });
  });

  it('does not take a repeat for the same text', () => {
    expect(similarPairs(['哈哈', '哈哈哈哈哈哈哈哈哈'], 0.65)).toEqual([]);
  });
});
