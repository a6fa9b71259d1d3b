#!/usr/bin/env node
import { isXiaoerError } from '../src/errors.ts';
import { nearestName } from '../src/pack/nearest.ts';

const usage = `xiaoer COMMAND [options]

  chat        a conversation in the terminal against a pack
  check       finds what is wrong in a pack or in training text, with file and line
  test        says how good a model is, by cross-validation or on a file
  train       makes a model from your own examples
  understand  says what the model makes of each line of its input

xiaoer COMMAND --help says more.
`;

/** Commands load on demand, so that each starts with its own code only. */
const commands: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  chat: async (argv) => (await import('./chat.ts')).chatCommand(argv),
  check: async (argv) => (await import('./check.ts')).checkCommand(argv),
  test: async (argv) => (await import('./test-command.ts')).testCommand(argv, process),
  train: async (argv) => (await import('./train.ts')).trainCommand(argv, process),
  understand: async (argv) => {
    await (await import('./understand.ts')).understandCommand(argv, process);
    return 0;
  },
};

async function main([name, ...argv]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command(argv);
  const near = nearestName(name, Object.keys(commands));
  process.stderr.write(
    `xiaoer: there is no command ${name}. ${near === null ? 'xiaoer help lists them.' : `Did you mean ${near}?`}\n`,
  );
  return 2;
}

// `xiaoer test … | head` closes the pipe early, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isXiaoerError(error)) throw error;
  process.stderr.write(`xiaoer: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error.code === 'OPTIONS_INVALID' ? 2 : 1;
}
