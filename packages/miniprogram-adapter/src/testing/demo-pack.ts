import { fileURLToPath } from 'node:url';
import { compilePack } from '../../../core/cli/compile-pack.ts';

/** The retail pack as `xiaoer check` compiles it. */
export const demoPack: unknown = compilePack(
  fileURLToPath(new URL('../../../core/packs/retail', import.meta.url)),
).pack;
