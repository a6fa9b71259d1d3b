import * as z from 'zod/mini';
import { packSchema } from '../src/pack/schema.ts';
import { nearestName } from '../src/pack/nearest.ts';
import type { PackPath } from './pack-files.ts';

/** A schema's complaint in words; `atKey` says that the key, not the value, is wrong. */
export interface SchemaIssue {
  readonly path: PackPath;
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  readonly atKey: boolean;
}

type Raw = z.core.$ZodIssue;

/** Every key that the pack format knows, for "did you mean". */
function knownKeys(): Set<string> {
  const keys = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value && typeof value.properties === 'object' && value.properties !== null)
      for (const key of Object.keys(value.properties)) keys.add(key);
    for (const child of Object.values(value)) walk(child);
  };
  walk(z.toJSONSchema(packSchema, { unrepresentable: 'any' }));
  return keys;
}

const strangers = (issues: readonly Raw[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);

/** Of a union's ways to fail, the one that was meant: fewest unknown keys, then fewest complaints. */
function meant(branches: readonly (readonly Raw[])[]): readonly Raw[] {
  const kind = (issues: readonly Raw[]) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 1 : 0;
  return (
    [...branches].sort(
      (left, right) => kind(left) - kind(right) || strangers(left) - strangers(right) || left.length - right.length,
    )[0] ?? []
  );
}

function inWords(issue: Raw, path: PackPath, known: ReadonlySet<string>): SchemaIssue[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = nearestName(key, known);
        return {
          path: [...path, key],
          code: 'unknown-key',
          what: `${key} is not known here`,
          fix: near !== null && near !== key ? `did you mean ${near}?` : 'remove it, or put it where it belongs',
          atKey: true,
        };
      });
    case 'invalid_type': {
      const missing = issue.message.includes('undefined') || issue.input === undefined;
      const name = String(path.at(-1) ?? 'the pack');
      return [
        {
          path,
          code: missing ? 'missing' : 'wrong-type',
          what: missing ? `${name} is missing` : `${name} must be a ${issue.expected}`,
          fix: missing
            ? `add ${name}: …`
            : issue.expected === 'string'
              ? 'write a text; numbers that are texts (order numbers, sizes) need quotes'
              : `write a ${issue.expected}`,
          atKey: missing,
        },
      ];
    }
    case 'invalid_value': {
      const near = nearestName(String(issue.input ?? ''), issue.values.map(String));
      return [
        {
          path,
          code: 'unknown-value',
          what: `${String(path.at(-1))} cannot be this`,
          fix: `write ${near === null ? '' : `${near}, or `}one of ${issue.values.map(String).join(', ')}`,
          atKey: false,
        },
      ];
    }
    case 'invalid_union':
      return meant(issue.errors).flatMap((inner) => inWords(inner, [...path, ...inner.path.map(keyOf)], known));
    default:
      return [
        {
          path,
          code: 'invalid',
          what: `${String(path.at(-1))} is not valid here`,
          fix: 'see the pack reference',
          atKey: false,
        },
      ];
  }
}

const keyOf = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));

/** All complaints of the pack schema about a merged pack, each in words with a way out. */
export function schemaIssues(pack: unknown): SchemaIssue[] {
  const parsed = packSchema.safeParse(pack, { reportInput: true });
  if (parsed.success) return [];
  const known = knownKeys();
  return oneEach(parsed.error.issues.flatMap((issue) => inWords(issue, issue.path.map(keyOf), known)));
}

/** A misspelt key is missing under its right name too: that is one mistake, told once. */
function oneEach(issues: readonly SchemaIssue[]): SchemaIssue[] {
  const parent = ({ path }: SchemaIssue) => JSON.stringify(path.slice(0, -1));
  const nameOf = ({ path }: SchemaIssue) => String(path.at(-1));
  const explained = new Set<SchemaIssue>();
  const told = issues.map((issue) => {
    if (issue.code !== 'unknown-key') return issue;
    const missing = issues.filter((other) => other.code === 'missing' && parent(other) === parent(issue));
    const meant = nearestName(nameOf(issue), missing.map(nameOf));
    if (meant === null) return issue;
    for (const other of missing) if (nameOf(other) === meant) explained.add(other);
    return { ...issue, fix: `did you mean ${meant}?` };
  });
  return told.filter((issue) => !explained.has(issue));
}
