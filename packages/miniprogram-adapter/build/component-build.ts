import { build, type BuildOptions } from 'esbuild';
import { minify } from 'terser';
import { pageAliases } from '../../../tooling/tsup-preset.ts';

const componentBuild: BuildOptions = {
  format: 'iife',
  // Code in node_modules is not translated by a mini-program's tools, so it has to be old enough as it is.
  target: 'es2015',
  platform: 'neutral',
  minify: true,
  charset: 'utf8',
  conditions: ['@xiaoer/source', 'module', 'import'],
  mainFields: ['module', 'main'],
  // The part of zod that our schemas use, without messages.
  alias: pageAliases,
  logOverride: { 'import-is-undefined': 'error' },
  // Alipay forbids the name `globalThis`; what libraries keep there stays in our own file.
  define: { globalThis: 'xiaoerGlobal' },
  banner: { js: 'var xiaoerGlobal={};' },
};

/** The component's one file, the same for the published one and for tests. Rejects where it cannot be built. */
export async function componentScript(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...componentBuild, entryPoints: [entry], bundle: true, write: false });
  const { code } = await minify(outputFiles?.[0]?.text ?? '', { ecma: 2015, compress: { passes: 2 } });
  return code ?? '';
}
