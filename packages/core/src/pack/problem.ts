import { nearestName } from './nearest.ts';

/** Where something stands in a pack: keys and positions from the top. */
export type PackPath = readonly (string | number)[];

/** One thing that the schema cannot see: where, what, and what to write instead. */
export interface PackProblem {
  readonly path: PackPath;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly severity: 'error' | 'warning';
}

/** Takes problems as they are found. */
export type Report = (problem: PackProblem) => void;

/** Reports a name that nothing has, with the nearest one that exists. */
export function reportUnknown(
  report: Report,
  path: PackPath,
  kind: string,
  name: string,
  known: Iterable<string>,
): void {
  const names = [...known];
  const near = nearestName(name, names);
  const fix =
    near !== null
      ? `did you mean ${near}?`
      : names.length > 0 && names.length <= 12
        ? `use one of ${names.join(', ')}`
        : `add it, or use a ${kind} that exists`;
  report({ path, code: `unknown-${kind}`, message: `there is no ${kind} ${name}`, fix, severity: 'error' });
}
