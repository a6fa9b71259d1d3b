// `npm start`: sets up, then becomes the demo shop. PORT chooses the port, 8080 unless told.
import { spawn } from 'node:child_process';
import { root, toolEnv, toolNode } from './process.mjs';
import { setup } from './setup.mjs';

try {
  await setup();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const args = ['--disable-warning=ExperimentalWarning', 'examples/shop/server.ts', ...process.argv.slice(2)];
process.chdir(root);
const server = spawn(toolNode(), args, { stdio: 'inherit', env: toolEnv() });
/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of forwarded) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));

// npm's shell dies of a signal without passing it on; a shop that nobody can reach by Ctrl+C would keep the port.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) server.kill('SIGTERM');
}, 500).unref();
