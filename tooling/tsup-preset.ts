import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

/** The export condition under which packages of this repository read each other's `src`. */
export const SOURCE_CONDITION = '@xiaoer/source';

/**
 * Entries of a package, read from the `@xiaoer/source` lines of its `exports`, so that what is published and what is
 * built cannot drift apart. Keys are paths in `dist` without extension. A pattern without a match adds nothing.
 */
export function entriesOf(packageDir: string): Record<string, string> {
  const manifest: { exports: Record<string, string | Record<string, string>> } = JSON.parse(
    readFileSync(join(packageDir, 'package.json'), 'utf8'),
  );
  const entries: Record<string, string> = {};
  for (const target of Object.values(manifest.exports)) {
    const source = typeof target === 'string' ? undefined : target[SOURCE_CONDITION];
    if (source === undefined) continue;
    for (const file of globSync(source, { cwd: packageDir })) {
      if (/\.(test|test-d|bench)\.tsx?$/.test(file)) continue;
      const name = relative('src', file).replace(/\.tsx?$/, '');
      entries[name] = file;
    }
  }
  return entries;
}

/** The library build of every package: ESM and types, dependencies left outside. Options given here win. */
export function library(options: Options = {}): Options {
  const { esbuildOptions, ...rest } = options;
  return {
    entry: entriesOf(process.cwd()),
    format: ['esm'],
    target: 'es2022',
    platform: 'neutral',
    outDir: 'dist',
    dts: true,
    sourcemap: false,
    splitting: true,
    treeshake: false,
    clean: false,
    silent: true,
    // node:sqlite has no name without the prefix.
    removeNodeProtocol: false,
    ...rest,
    esbuildOptions(build, context) {
      build.conditions = [SOURCE_CONDITION, 'module', 'import'];
      build.mainFields = ['module', 'main'];
      build.charset = 'utf8';
      build.chunkNames = 'chunks/[name]-[hash]';
      esbuildOptions?.(build, context);
    },
  };
}

/** Puts the part of zod that our schemas use in zod's place: only where everything is bundled, for a library's zod is its host's. */
export const pageAliases = { 'zod/mini': fileURLToPath(new URL('page-zod.ts', import.meta.url)) };

/** How code for pages is made small: esbuild first, then terser, which takes another 4 % (measured 2026-11-20). */
const small: Options = {
  minify: 'terser',
  terserOptions: { compress: { passes: 2 } },
  esbuildOptions(build) {
    // With `terser` tsup would leave it out, and nothing in zod's place may be missing.
    build.minify = true;
    build.logOverride = { 'import-is-undefined': 'error' };
    build.alias = { ...build.alias, ...pageAliases };
  },
};

/** A script for a `<script>` tag: one minified IIFE with everything inside, no types. */
export function scriptTag(entry: Record<string, string>, options: Options = {}): Options {
  return library({
    entry,
    format: ['iife'],
    platform: 'browser',
    dts: false,
    splitting: false,
    noExternal: [/.*/],
    ...small,
    outExtension: () => ({ js: '.js' }),
    ...options,
  });
}

/** Code for a browser in chunks: minified ESM with everything inside, no types. */
export function browserChunks(entry: Record<string, string>, options: Options = {}): Options {
  return library({
    entry,
    platform: 'browser',
    dts: false,
    noExternal: [/.*/],
    ...small,
    ...options,
  });
}

/** A command for Node with its development dependencies inside, no types. */
export function command(entry: Record<string, string>, options: Options = {}): Options {
  // CommonJS among what is inside asks for Node's own modules by `require`. What is inside may import `createRequire` itself.
  const banner = {
    js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
  };
  return library({ entry, platform: 'node', dts: false, banner, ...options });
}
