import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { library } from '../../tooling/tsup-preset.ts';
import { componentScript } from './build/component-build.ts';

const folder = 'dist/component';

/** The component as a mini-program takes it: one script with everything inside, and its template as it is. */
async function buildComponent(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index.js`, await componentScript('src/component/index.ts'));
  for (const ending of ['axml', 'acss', 'json']) cpSync(`src/component/index.${ending}`, `${folder}/index.${ending}`);
}

export default defineConfig({ ...library(), onSuccess: buildComponent });
