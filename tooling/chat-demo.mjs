// `npm run chat:demo`: a conversation in the terminal on the demo shop. Its stdout belongs to the conversation alone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnv, toolNode } from './process.mjs';

/** Runs from the source, so that a changed text or flow is there at once; Node strips the types. */
const command = join(root, 'packages/core/cli/main.ts');
if (!existsSync(join(root, 'packages/core/node_modules'))) {
  const { setup } = await import('./setup.mjs');
  await setup();
}

const node = ['--disable-warning=ExperimentalWarning', '--conditions=@xiaoer/source'];
const demo = ['chat', '--pack', 'examples/shop/pack', '--lookups', 'examples/shop/lookups.ts'];
const chat = spawn(toolNode(), [...node, command, ...demo, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // Node keeps what it has stripped and compiled, which nearly halves the start.
  env: toolEnv({ NODE_COMPILE_CACHE: join(root, '.tmp', 'node-cache') }),
});
chat.on('exit', (code) => process.exit(code ?? 1));
