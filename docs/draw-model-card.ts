// Draws the numbers of the model card anew from the committed results: pnpm --filter @xiaoer/docs draw:card
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardPages, withModelCard } from './model-card.ts';
import { readPage, root } from './pages.ts';

for (const page of cardPages) writeFileSync(join(root, page), withModelCard(page, readPage(page)));
