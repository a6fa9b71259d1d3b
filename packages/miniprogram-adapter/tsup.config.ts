import { cpSync, mkdirSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { library, scriptTag } from '../../tooling/tsup-preset.ts';

const folder = 'dist/component';

/** The parts of the component that are no script go as they are. */
function copyTemplate(): void {
  mkdirSync(folder, { recursive: true });
  for (const ending of ['axml', 'acss', 'json']) cpSync(`src/component/index.${ending}`, `${folder}/index.${ending}`);
}

export default defineConfig([
  library(),
  scriptTag(
    { index: 'src/component/index.ts' },
    {
      outDir: folder,
      // Code in node_modules is not translated by the mini-program's tools, so it has to be old enough as it is.
      target: 'es2015',
      // Alipay forbids the name `globalThis`; what libraries keep there stays in our own file.
      define: { globalThis: 'xiaoerGlobal' },
      banner: { js: 'var xiaoerGlobal={};' },
      onSuccess: async () => copyTemplate(),
    },
  ),
]);
