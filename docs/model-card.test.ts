import { expect, test } from 'vitest';
import { cardPages, withModelCard } from './model-card.ts';
import { readPage } from './pages.ts';

test.each(cardPages)('%s shows what the committed results and the training text say', (page) => {
  expect(readPage(page)).toBe(withModelCard(page, readPage(page)));
});

test('a card without a place for a part is named', () => {
  expect(() => withModelCard('docs/reference/x.md', '# X')).toThrow('docs/reference/x.md has no place for sizes');
});

test('the README of the training text counts the lines of its files', () => {
  const folder = 'packages/core/corpus/retail';
  const counts = [...readPage(`${folder}/README.md`).matchAll(/^\| (\w+\.jsonl) +\| +([\d,]+) \|/gm)];
  expect(counts.length).toBe(9);
  for (const [, file, written] of counts) {
    expect(`${file} ${written}`).toBe(
      `${file} ${readPage(`${folder}/${file}`).trim().split('\n').length.toLocaleString('en-US')}`,
    );
  }
});
