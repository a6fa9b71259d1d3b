import { defineConfig } from 'tsup';
import { SOURCE_CONDITION } from '../../tooling/tsup-preset.ts';

/** The agents' page as three files for the shop's server: index.html, desk.css and desk.js with everything inside. */
export default defineConfig({
  entry: { desk: 'src/main.tsx' },
  format: ['esm'],
  target: 'es2022',
  platform: 'browser',
  outDir: 'dist',
  publicDir: 'public',
  dts: false,
  minify: true,
  splitting: false,
  noExternal: [/.*/],
  silent: true,
  esbuildOptions(build) {
    build.conditions = [SOURCE_CONDITION, 'module', 'import'];
    build.charset = 'utf8';
  },
});
