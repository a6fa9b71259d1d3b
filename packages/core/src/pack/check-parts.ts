import { checkText } from './check-expressions.ts';
import { allSteps } from './all-steps.ts';
import type { PackPath, Report } from './problem.ts';
import { reportUnknown } from './problem.ts';
import type { Text } from './message-schema.ts';
import type { Flow, PackSource } from './schema.ts';
import type { Exit } from './step-schema.ts';

/** What checking the steps of one flow carries along. */
export interface Checking {
  readonly report: Report;
  readonly source: Omit<PackSource, 'extends'>;
  readonly flow: Flow;
  readonly names: ReadonlySet<string>;
  /** Slots that may hold a value by now; grows along the steps. */
  readonly filled: Set<string>;
  readonly ids: Set<string>;
}

/** Checks where an exit leads and what it says. */
export function checkExit(checking: Checking, path: PackPath, spec: Exit | undefined): void {
  if (spec === undefined) return;
  const { report, source } = checking;
  if (spec.say !== undefined) checkShown(checking, [...path, 'say'], spec.say);
  if (spec.answer !== undefined)
    checkKnown(report, [...path, 'answer'], 'response', spec.answer, Object.keys(source.responses ?? {}));
  if (spec.run !== undefined) checkKnown(report, [...path, 'run'], 'flow', spec.run, Object.keys(source.flows ?? {}));
  if (spec.go !== undefined) checkTarget(checking, [...path, 'go'], spec.go);
  const ways = [spec.end, spec.go, spec.run, spec.handoff, spec.retry, spec.skip].filter((way) => way !== undefined);
  if (ways.length > 1)
    report({
      path,
      code: 'many-exits',
      message: 'this exit goes several ways at once',
      fix: 'keep one of end, go, run, handoff, retry, skip',
      severity: 'error',
    });
}

/** Checks a text of the flow, and that what it shows can have been filled. */
export function checkShown(checking: Checking, path: PackPath, value: Text): void {
  const { report, names, filled, flow } = checking;
  for (const name of checkText(report, path, value, names)) {
    if (flow.slots?.[name] === undefined || filled.has(name)) continue;
    report({
      path,
      code: 'slot-before-set',
      message: `${name} is shown before anything fills it`,
      fix: `collect ${name} before, or take it out`,
      severity: 'warning',
    });
  }
}

/** Checks that `go` leads to a flow or a step of this one. */
export function checkTarget({ report, source, flow }: Checking, path: PackPath, name: string): void {
  const ids = allSteps(flow.steps).flatMap((step) => step.id ?? []);
  checkKnown(report, path, 'flow', name, [...Object.keys(source.flows ?? {}), ...ids]);
}

/** Checks that the flow has the slot. */
export function checkSlotName({ report, flow }: Checking, path: PackPath, slot: string): void {
  checkKnown(report, path, 'slot', slot, Object.keys(flow.slots ?? {}));
}

/** Reports a name that is none of those known. */
export function checkKnown(report: Report, path: PackPath, kind: string, name: string, names: readonly string[]): void {
  if (!names.includes(name)) reportUnknown(report, path, kind, name, names);
}
