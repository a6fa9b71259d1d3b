import { defineConfig } from 'tsup';
import { scriptTag } from '../../tooling/tsup-preset.ts';
import { forPages } from './build/css-as-text.ts';
import { openingFiles } from './build/opening-files.ts';

// After the chunks, whose names it knows.
export default defineConfig(
  scriptTag(
    { loader: 'src/script.ts' },
    { ...forPages, define: { OPENING_FILES: JSON.stringify(openingFiles('dist')) } },
  ),
);
