import { allSteps } from './all-steps.ts';
import type { PackPath, Report } from './problem.ts';
import type { Flow } from './schema.ts';
import type { Step } from './step-schema.ts';

/** Reports flows that go round without a question: nothing would ever stop them. */
export function checkCycles(report: Report, flows: Readonly<Record<string, Flow>>): void {
  for (const [id, flow] of Object.entries(flows)) {
    const path = cycleFrom(id, flows, new Set());
    if (path) complain(report, ['flows', id], `${id} comes back to itself`);
    for (const target of silentJumps(flow)) complain(report, ['flows', id], `“go: ${target}” goes round`);
  }
}

function complain(report: Report, path: PackPath, what: string): void {
  const message = `${what} without asking anything in between`;
  report({ path, code: 'endless-loop', message, fix: 'ask something on the way, or end the flow', severity: 'error' });
}

/** Whether a chain of flows that ask nothing leads from one flow back to it. */
function cycleFrom(
  start: string,
  flows: Readonly<Record<string, Flow>>,
  seen: ReadonlySet<string>,
  at: string = start,
): boolean {
  const flow = flows[at];
  if (flow === undefined || seen.has(at)) return false;
  return leads(flow.steps).some((next) => next === start || cycleFrom(start, flows, new Set([...seen, at]), next));
}

/** Flows that a list of steps reaches before its first question. */
function leads(steps: readonly Step[]): readonly string[] {
  const found: string[] = [];
  for (const step of steps) {
    if (asks(step)) break;
    if ('go' in step) found.push(step.go);
    if ('run' in step) found.push(step.run);
    if ('branch' in step) {
      for (const arm of step.branch) {
        found.push(...leads('else' in arm ? arm.else : (arm.do ?? [])));
        if (!('else' in arm) && arm.go !== undefined) found.push(arm.go);
      }
    }
  }
  return found;
}

/** Jumps back within a flow over steps none of which asks. */
function silentJumps(flow: Flow): readonly string[] {
  const steps = allSteps(flow.steps);
  return steps.flatMap((step, position) => {
    if (!('go' in step) || step.if !== undefined) return [];
    const to = steps.findIndex(({ id }) => id === step.go);
    return to >= 0 && to < position && !steps.slice(to, position).some((item) => asks(item)) ? [step.go] : [];
  });
}

function asks(step: Step): boolean {
  return 'collect' in step || 'confirm' in step || 'handoff' in step || 'end' in step;
}
