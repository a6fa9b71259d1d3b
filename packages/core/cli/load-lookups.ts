import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XiaoerError } from '../src/errors.ts';
import type { Lookup } from './chat-gateway.ts';

const isLookups = (value: unknown): value is Record<string, Lookup> =>
  typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item === 'function');

/**
 * Loads a module of lookups: it exports `createLookups({ now })` or `lookups`, a record of async functions.
 * Throws OPTIONS_INVALID where the file is missing or exports neither.
 */
export async function loadLookups(file: string, now: () => number): Promise<Record<string, Lookup>> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new XiaoerError('OPTIONS_INVALID', `No file ${file}. --lookups names a module of lookups.`);
  const module: { createLookups?: unknown; lookups?: unknown } = await import(pathToFileURL(path).href);
  const made: unknown =
    typeof module.createLookups === 'function' ? await module.createLookups({ now }) : module.lookups;
  if (!isLookups(made))
    throw new XiaoerError('OPTIONS_INVALID', `${file} exports no lookups. Export createLookups({ now }) or lookups.`);
  return made;
}
