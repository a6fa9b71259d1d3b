import type { BuildOptions } from 'esbuild';
import { pageAliases } from '../../../tooling/tsup-preset.ts';

/** How the component's one file is made, the same for the published one and for tests. */
export const componentBuild: BuildOptions = {
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
  // Alipay forbids the name `globalThis`; what libraries keep there stays in our own file.
  define: { globalThis: 'xiaoerGlobal' },
  banner: { js: 'var xiaoerGlobal={};' },
};
