import type { Scope } from '../pack/evaluate.ts';
import { evaluateSource } from '../pack/evaluate.ts';

/** The input of a lookup: expressions filled in; what is null is left out. */
export function inputOf(
  fields: Readonly<Record<string, string>> | undefined,
  scope: Scope,
): Readonly<Record<string, unknown>> {
  const values = Object.entries(fields ?? {}).map(([name, source]): [string, unknown] => [
    name,
    evaluateSource(source, scope),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== null && value !== ''));
}
