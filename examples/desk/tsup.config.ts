import { defineConfig } from 'tsup';
import { browserChunks } from '../../tooling/tsup-preset.ts';

/** The agents' page as three files for the shop's server: index.html, desk.css and desk.js with everything inside. */
export default defineConfig(browserChunks({ desk: 'src/main.tsx' }, { publicDir: 'public', splitting: false }));
