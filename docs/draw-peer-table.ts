// Draws the tables of the understanding page anew from the committed result files: pnpm --filter @xiaoer/docs draw:peers
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withChromiumTable } from './chromium-table.ts';
import { readPage, root } from './pages.ts';
import { peerPages, withPeerTable } from './peer-table.ts';

for (const page of peerPages) {
  writeFileSync(join(root, page), withChromiumTable(page, withPeerTable(page, readPage(page))));
}
