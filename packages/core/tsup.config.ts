import { defineConfig } from 'tsup';
import { command, library } from '../../tooling/tsup-preset.ts';

export default defineConfig([
  library({ tsconfig: 'tsconfig.node.json' }),
  command({ 'cli/main': 'cli/main.ts', 'cli/fold-worker': 'cli/fold-worker.ts' }, { tsconfig: 'tsconfig.node.json' }),
]);
