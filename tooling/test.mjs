// `npm test [-- --only lint,unit]`: sets up, runs every part even where an earlier one failed, and sums up in the last line.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './process.mjs';
import { setup } from './setup.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function main() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    await setup();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    total.failed += 1;
    // A build that fails leaves what reads `src` to be checked; without an installation nothing can be.
    if (!existsSync(join(root, 'node_modules', '.bin', 'vitest'))) return total;
  }
  const { parts } = await import('./checks.mjs');
  const chosen = values.only?.split(',') ?? Object.keys(parts);
  for (const name of chosen) {
    const part = parts[name];
    if (!part) {
      console.log(`There is no part "${name}"; choose from ${Object.keys(parts).join(', ')}.`);
      total.failed += 1;
      continue;
    }
    const started = Date.now();
    for (const result of await part()) {
      total.passed += result.passed;
      total.failed += result.failed;
      total.skipped += result.skipped;
      const counts = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
      console.log(`${result.failed > 0 ? '✗' : '✓'} ${result.name}: ${counts}`);
      if (result.failed > 0 || (result.skipped > 0 && result.passed === 0)) console.log(result.output);
    }
    console.log(`  ${name} took ${seconds(started)}`);
  }
  return total;
}

const { passed, failed, skipped } = await main();
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
