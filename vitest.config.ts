import { defineConfig } from 'vitest/config';

const conditions = ['@xiaoer/source', 'module', 'node', 'development|production'];

/** One configuration for every package: tests read `src` of each package, without a build. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['node'] } },
  test: {
    include: [
      'packages/*/{src,cli,bench,build}/**/*.test.{ts,tsx}',
      'examples/**/*.test.ts',
      'tooling/**/*.test.{ts,mjs}',
      'docs/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
