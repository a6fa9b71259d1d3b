import { defineConfig } from 'tsup';
import { scriptTag } from '../../tooling/tsup-preset.ts';
import { forPages } from './build/css-as-text.ts';
import { fileLists } from './build/file-lists.ts';

const { opening, mind } = fileLists('dist');

// After the chunks, whose names it knows.
export default defineConfig(
  scriptTag(
    { loader: 'src/script.ts' },
    { ...forPages, define: { OPENING_FILES: JSON.stringify(opening), MIND_FILES: JSON.stringify(mind) } },
  ),
);
