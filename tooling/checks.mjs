import { existsSync, readFileSync, readdirSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './browser.mjs';
import { inLanes, root, run } from './process.mjs';

/**
 * What one part of the suite found. `output` is printed only where something failed.
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, output: string }} Result
 */

const packages = ['core', 'server-kit', 'widget', 'miniprogram-adapter'];
const folderOf = (name) => join(root, 'packages', name);

/** @returns {Promise<Result>} */
async function single(name, commandName, args, cwd = root) {
  const { code, output } = await run(commandName, args, { cwd, capture: true });
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

function typescriptProjects() {
  const inPackages = packages.flatMap((name) =>
    readdirSync(folderOf(name))
      .filter((file) => /^tsconfig(\.\w+)?\.json$/.test(file))
      .map((file) => join('packages', name, file)),
  );
  return ['tsconfig.json', 'examples/tsconfig.json', 'docs/tsconfig.json', ...inPackages];
}

const packed = (name, commandName, args) => single(`${commandName} ${name}`, commandName, args, folderOf(name));

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A run that ended badly without naming a failed test still counts as one failure. */
function counted(name, code, { passed = 0, failed = 0, skipped = 0 }, output) {
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, output };
}

async function vitest() {
  const file = join(root, '.tmp', 'vitest.json');
  rmSync(file, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run('vitest', args, { capture: true });
  const report = readReport(file);
  const counts = report && {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
  return counted('unit and contract tests', code, counts ?? {}, output);
}

async function playwright() {
  const name = 'browser tests';
  const browser = await findChromium({ mayInstall: true });
  const file = join(root, '.tmp', 'playwright.json');
  rmSync(file, { force: true });
  if (browser === undefined) {
    const listed = await run('playwright', ['test', '--list', '--reporter=json'], { capture: true });
    const skipped = (listed.output.match(/"ok": (true|false)/g) ?? []).length || 1;
    const output =
      'No Chromium here: set CHROMIUM_PATH or run `npx playwright install chromium`. These tests are skipped.\n';
    return { name, passed: 0, failed: 0, skipped, output };
  }
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const args = ['test', '--reporter=list,json'];
  const { code, output } = await run('playwright', args, { capture: true, env });
  const stats = readReport(file)?.stats;
  const counts = stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  return counted(name, code, counts ?? {}, output);
}

async function sizes() {
  const { code, output } = await run('node', ['tooling/sizes.mjs'], { capture: true });
  const count = (mark) => (output.match(new RegExp(`^${mark} `, 'gm')) ?? []).length;
  return counted('sizes', code, { passed: count('ok'), failed: count('over') }, output);
}

/**
 * The parts of `npm test` in the order they run; each resolves with its results and never rejects.
 * @type {Record<string, () => Promise<Result[]>>}
 */
export const parts = {
  format: async () => [await single('format', 'oxfmt', ['--check'])],
  lint: async () => [await single('lint', 'oxlint', [])],
  types: () =>
    inLanes(
      typescriptProjects().map((file) => () => single(`types ${file}`, 'tsc', ['-p', file])),
      2,
    ),
  unused: async () => [await single('unused code and dependencies', 'knip', ['--no-config-hints'])],
  packages: () =>
    inLanes(
      packages.flatMap((name) => [
        () => packed(name, 'publint', ['run', '--strict', '--pack', 'npm']),
        () => packed(name, 'attw', ['--pack', '.', '--profile', 'esm-only']),
      ]),
      2,
    ),
  sizes: async () => [await sizes()],
  unit: async () => [await vitest()],
  browser: async () => [await playwright()],
};

mkdirSync(join(root, '.tmp'), { recursive: true });
