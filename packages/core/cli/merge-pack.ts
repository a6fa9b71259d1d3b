import type { PackFile, PackPath } from './pack-files.ts';
import { placeOf } from './pack-files.ts';
import type { PackIssue } from './pack-issue.ts';

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A pack put together from its files; `fileOf` tells which file a path came from. */
export interface MergedSource {
  readonly value: Plain;
  readonly issues: readonly PackIssue[];
  fileOf(path: PackPath): PackFile | undefined;
}

/** Joins the files of one pack by key. The same key in two files is an issue: order must not decide. */
export function mergeFiles(files: readonly PackFile[]): MergedSource {
  const value: Plain = {};
  const owners = new Map<string, PackFile>();
  const issues: PackIssue[] = [];
  const claim = (file: PackFile, path: PackPath): boolean => {
    const key = path.join('\u0000');
    const owner = owners.get(key);
    owners.set(key, owner ?? file);
    if (owner === undefined) return true;
    issues.push({
      ...placeOf(file, path, true),
      code: 'duplicate',
      what: `${path.join('.')} is written in ${owner.name} too`,
      fix: 'keep one of the two',
      severity: 'error',
    });
    return false;
  };
  for (const file of files) {
    const source: unknown = file.document.toJS();
    if (!isPlain(source)) continue;
    for (const [section, content] of Object.entries(source)) {
      if (!isPlain(content)) {
        if (claim(file, [section])) value[section] = content;
        continue;
      }
      const target: Plain = isPlain(value[section]) ? value[section] : {};
      value[section] = target;
      for (const [key, entry] of Object.entries(content)) if (claim(file, [section, key])) target[key] = entry;
    }
  }
  const fileOf = (path: PackPath) =>
    owners.get(path.slice(0, 2).join('\u0000')) ?? owners.get(path.slice(0, 1).join('\u0000')) ?? files[0];
  return { value, issues, fileOf };
}

/** Lays a pack over the one that it extends: maps are joined by key and the upper entry replaces the lower as a whole. */
export function overlay(base: Plain, upper: Plain): Plain {
  const result: Plain = { ...base };
  for (const [section, content] of Object.entries(upper)) {
    const below = result[section];
    if (section === 'names' && isPlain(below) && isPlain(content)) result[section] = overlay(below, content);
    else
      result[section] = isPlain(content) && isPlain(below) && section !== 'title' ? { ...below, ...content } : content;
  }
  delete result['extends'];
  return result;
}
