import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDefaults } from '../src/dialogue/pack-defaults.ts';
import { compileSearches } from '../src/dialogue/searches.ts';
import { XiaoerError } from '../src/errors.ts';
import { checkPack } from '../src/pack/check.ts';
import { completePack } from '../src/pack/load.ts';
import type { Pack, PackSource } from '../src/pack/schema.ts';
import { type MergedSource, mergeFiles, overlay } from './merge-pack.ts';
import { nearestName } from '../src/pack/nearest.ts';
import { type PackPath, placeOf, readPackFiles, syntaxIssues, trapIssues } from './pack-files.ts';
import { type PackIssue, orderIssues } from './pack-issue.ts';
import { schemaIssues } from './schema-issues.ts';

type Plain = Record<string, unknown>;

/** A compiled pack, or null where an issue of severity `error` stands in the way. */
export interface CompiledPack {
  readonly pack: Pack | null;
  readonly issues: readonly PackIssue[];
}

/** A pack that comes with us: its folder in the source, its compiled file (`dist/packs/NAME.json`) when installed; null where there is none. */
export function industryPack(name: string): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, '..', 'packs', name), join(here, '..', 'packs', `${name}.json`)];
  return /^[\w-]+$/.test(name) ? (places.find((path) => existsSync(path)) ?? null) : null;
}

const issueAt = (
  source: MergedSource,
  path: PackPath,
  issue: { code: string; what: string; fix: string; severity?: 'error' | 'warning'; atKey?: boolean },
): PackIssue[] => {
  const file = source.fileOf(path);
  if (file === undefined) return [];
  const { code, what, fix, severity = 'error', atKey = false } = issue;
  return [{ ...placeOf(file, path, atKey), code, what, fix, severity }];
};

function baseOf(source: MergedSource, issues: PackIssue[]): Plain {
  const name = source.value['extends'];
  if (typeof name !== 'string') return {};
  const path = industryPack(name);
  if (path === null) {
    const near = nearestName(name, ['retail']);
    const fix = near === null ? 'write the name of a pack that comes with xiaoer: retail' : `did you mean ${near}?`;
    issues.push(...issueAt(source, ['extends'], { code: 'unknown-pack', what: `there is no pack ${name}`, fix }));
    return {};
  }
  if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'));
  const below = compilePack(path);
  issues.push(...below.issues);
  return below.pack ?? {};
}

/** What `checkPack` finds in this pack's own files; what it extends was checked by itself. */
function meaningIssues(source: MergedSource, merged: PackSource): PackIssue[] {
  return checkPack(merged).flatMap(({ path, code, severity, message, fix }) => {
    const [section, key] = path;
    const own = section === undefined ? undefined : source.value[section];
    const isOwn = typeof own === 'object' && own !== null && key !== undefined && Object.hasOwn(own, key);
    return isOwn ? issueAt(source, path, { code, what: message, fix, severity }) : [];
  });
}

/**
 * Compiles the folder of a pack: joins its YAML files, lays them over the pack they extend, checks them and gives every step
 * its id. All issues come at once. Throws OPTIONS_INVALID only where there is no such folder or nothing in it.
 */
export function compilePack(folder: string): CompiledPack {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new XiaoerError('OPTIONS_INVALID', `No folder ${folder}. Name the folder that holds the pack's YAML files.`);
  const files = readPackFiles(folder);
  if (files.length === 0)
    throw new XiaoerError(
      'OPTIONS_INVALID',
      `No YAML file in ${folder}. A pack begins with a pack.yaml that has pack, version, title.`,
    );
  const issues = [...files.flatMap(syntaxIssues), ...files.flatMap(trapIssues)];
  if (issues.some((issue) => issue.code === 'yaml' && issue.severity === 'error'))
    return { pack: null, issues: orderIssues(issues) };
  const source = mergeFiles(files);
  issues.push(...source.issues);
  const trapped = new Set(issues.map((issue) => `${issue.file}:${issue.line}`));
  for (const issue of schemaIssues(source.value))
    issues.push(...issueAt(source, issue.path, issue).filter((found) => !trapped.has(`${found.file}:${found.line}`)));
  const merged = overlay(baseOf(source, issues), source.value);
  const isBroken = () => issues.some((issue) => issue.severity === 'error');
  // Names and expressions can only be judged in a pack of the right shape.
  if (!isBroken()) issues.push(...meaningIssues(source, merged as PackSource));
  if (isBroken()) return { pack: null, issues: orderIssues(issues) };
  const pack = withDefaults(completePack(merged as PackSource));
  return { pack: { ...pack, indexes: compileSearches(pack) }, issues: orderIssues(issues) };
}
