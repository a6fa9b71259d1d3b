import { cpSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { defineConfig } from 'tsup';
import { library } from '../../tooling/tsup-preset.ts';
import { componentBuild } from './build/component-build.ts';

const folder = 'dist/component';

/** The component as a mini-program takes it: one script with everything inside, and its template as it is. */
async function buildComponent(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    ...componentBuild,
    entryPoints: ['src/component/index.ts'],
    bundle: true,
    outfile: `${folder}/index.js`,
  });
  for (const ending of ['axml', 'acss', 'json']) cpSync(`src/component/index.${ending}`, `${folder}/index.${ending}`);
}

export default defineConfig({ ...library(), onSuccess: buildComponent });
