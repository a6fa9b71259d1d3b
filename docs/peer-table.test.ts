import { expect, test } from 'vitest';
import { withChromiumTable } from './chromium-table.ts';
import { readPage } from './pages.ts';
import { peerPages, withPeerTable } from './peer-table.ts';

test.each(peerPages)('%s shows what the committed result files say', (page) => {
  expect(readPage(page)).toBe(withPeerTable(page, readPage(page)));
  expect(readPage(page)).toBe(withChromiumTable(page, readPage(page)));
});

test('a page without a place for the table is named', () => {
  expect(() => withPeerTable('docs/guide/x.md', '# X')).toThrow('docs/guide/x.md');
  expect(() => withChromiumTable('docs/guide/x.md', '# X')).toThrow('docs/guide/x.md');
});
