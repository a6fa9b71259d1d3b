// `npm run chat:demo`: a conversation in the terminal on the demo shop. Its stdout belongs to the conversation alone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnv, toolNode } from './process.mjs';

const command = join(root, 'packages/core/dist/cli/main.js');
if (!existsSync(command)) {
  const { setup } = await import('./setup.mjs');
  await setup();
}

const demo = ['chat', '--pack', 'packages/core/packs/retail', '--lookups', 'examples/shop/lookups.ts'];
const chat = spawn(toolNode(), ['--disable-warning=ExperimentalWarning', command, ...demo, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnv(),
});
chat.on('exit', (code) => process.exit(code ?? 1));
