import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that tools run on: the one from npm once installed, until then the machine's own. */
export function toolNode() {
  const local = join(root, 'node_modules', '.bin', 'node');
  return existsSync(local) ? local : process.execPath;
}

/** Environment in which a command finds the repository's tools before the machine's. */
export function toolEnv(extra = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, ...extra, PATH: path };
}

/**
 * Runs a command and resolves with its exit code and, with `capture`, its whole output. Never rejects: a command that
 * cannot start has code 127. With `output: 'stderr'` everything it prints goes to our stderr.
 * @param {string} commandName
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, capture?: boolean, output?: 'inherit' | 'stderr', shell?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(commandName, args, options = {}) {
  const out = options.capture ? 'pipe' : options.output === 'stderr' ? process.stderr : 'inherit';
  return new Promise((done) => {
    const child = spawn(commandName, args, {
      cwd: options.cwd ?? root,
      env: toolEnv(options.capture ? { NO_COLOR: '1', ...options.env } : options.env),
      stdio: ['ignore', out, options.capture ? 'pipe' : 'inherit'],
      shell: options.shell ?? false,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * Runs jobs, at most `width` at a time, and resolves with their results in the order given.
 * @template T
 * @param {Array<() => Promise<T>>} jobs
 * @param {number} width
 * @returns {Promise<T[]>}
 */
export async function inLanes(jobs, width) {
  /** @type {T[]} */
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < jobs.length) {
      const index = next++;
      const job = jobs[index];
      if (job) results[index] = await job();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
