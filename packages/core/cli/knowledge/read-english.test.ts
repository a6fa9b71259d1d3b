import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { writeLanguage } from '../../src/intent/model-file/language-file.ts';
import { shippedEnglish } from '../shipped-files.ts';
import { readEnglish } from './read-english.ts';

function folder(concepts: string, forms = 'lose: lost\n: the | my\n'): URL {
  const path = mkdtempSync(join(tmpdir(), 'english-'));
  mkdirSync(join(path, 'concepts'));
  writeFileSync(join(path, 'forms.txt'), forms);
  writeFileSync(join(path, 'background.txt'), 'why is the sky blue\n');
  writeFileSync(join(path, 'concepts', 'cards.txt'), concepts);
  return pathToFileURL(`${path}/`);
}

test('what is shipped is what the texts say', () => {
  const english = readEnglish(new URL('../../corpus/english/', import.meta.url));
  expect(Buffer.from(writeLanguage(english)).equals(readFileSync(shippedEnglish))).toBe(true);
  expect(english.background.length).toBeGreaterThan(300);
});

test('expressions that differ by little words and forms are one', () => {
  const { english } = readEnglish(
    folder('card-lost: lost card | lost my card | losing the card\ncard: card\n'),
  ).knowledge;
  expect(english?.concepts.map((hashes) => hashes.length)).toEqual([1, 1]);
  expect(english).toMatchObject({ forms: { lost: 'lose' }, little: ['the', 'my'] });
});

test('an expression of two concepts is refused with its line', () => {
  expect(() => readEnglish(folder('card: card\nplastic: my cards\n'))).toThrow(
    /cards\.txt:2: “my cards” belongs to card already/,
  );
});

test('an expression without anything said, and a line of another shape, are refused', () => {
  expect(() => readEnglish(folder('card: the\n'))).toThrow(/little words only/);
  expect(() => readEnglish(folder('Card = card\n'))).toThrow(/cards\.txt:1: this is no/);
});
