import { expect, test } from 'vitest';
import { readPage } from './pages.ts';
import { peerPages, withPeerTable } from './peer-table.ts';

test.each(peerPages)('%s shows what the committed result file says', (page) => {
  expect(readPage(page)).toBe(withPeerTable(page, readPage(page)));
});

test('a page without a place for the table is named', () => {
  expect(() => withPeerTable('docs/guide/x.md', '# X')).toThrow('docs/guide/x.md');
});
