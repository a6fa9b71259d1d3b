import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { defineConfig } from 'tsup';
import type { Options } from 'tsup';
import { browserChunks, library, scriptTag } from '../../tooling/tsup-preset.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Stylesheets become minified text: they are adopted by shadow roots, never served. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup(build) {
    // tsup would take anything that ends in .css for a file of its own to write, so the resolved name ends otherwise.
    build.onResolve({ filter: /\.css$/ }, ({ path, resolveDir }) => ({
      path: `${join(resolveDir, path)}?text`,
      namespace: 'css-text',
    }));
    build.onLoad({ filter: /.*/, namespace: 'css-text' }, async ({ path: name }) => {
      const path = name.replace(/\?text$/, '');
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const shared: Options = { platform: 'browser', esbuildPlugins: [cssAsText] };

export default defineConfig([
  library(shared),
  scriptTag({ loader: 'src/script.ts' }, shared),
  browserChunks({ panel: 'src/panel.tsx', engine: 'src/host/engine.ts' }, shared),
  // Apart, so that the page shares no chunk with the runtime.
  browserChunks(
    {
      'onnx-worker': '../core/src/drivers/onnx-worker.ts',
      'encoder-worker': '../core/src/drivers/encoder-worker.ts',
    },
    shared,
  ),
]);
