import { checkExpression, commonNames } from './check-expressions.ts';
import type { PackPath, Report } from './problem.ts';
import { allSteps } from './all-steps.ts';
import type { Checking } from './check-parts.ts';
import { checkExit, checkKnown, checkShown, checkSlotName, checkTarget } from './check-parts.ts';
import { checkCall, checkCollect } from './check-questions.ts';
import type { Flow, PackSource } from './schema.ts';
import type { BranchStep, Step } from './step-schema.ts';

/** Checks one flow: references, expressions, reachability, ways out. */
export function checkFlow(report: Report, source: Omit<PackSource, 'extends'>, id: string, flow: Flow): void {
  const steps = allSteps(flow.steps);
  const results = steps.flatMap((step) => ('call' in step ? [step.into ?? step.call] : []));
  const sets = steps.flatMap((step) => ('set' in step ? Object.keys(step.set) : []));
  const slots = Object.keys(flow.slots ?? {});
  const names = new Set([...commonNames, ...slots, ...results, ...sets]);
  const given = Object.values(source.intents ?? {}).flatMap((intent) =>
    intent.flow === id ? Object.keys(intent.with ?? {}) : [],
  );
  const filled = new Set([
    ...given,
    ...givenByRuns(source, id),
    ...slots.filter((name) => flow.slots?.[name]?.optional === true),
  ]);
  const checking: Checking = { report, source, flow, names, filled, ids: new Set() };
  for (const [name, slot] of Object.entries(flow.slots ?? {})) {
    if (slot.default !== undefined)
      checkExpression(report, ['flows', id, 'slots', name, 'default'], slot.default, null);
    if (
      slot.type === 'choice' &&
      slot.options === undefined &&
      !steps.some((step) => 'collect' in step && step.collect === name && step.from !== undefined)
    ) {
      report({
        path: ['flows', id, 'slots', name],
        code: 'no-options',
        message: `the choice ${name} has no options`,
        fix: 'add options, or collect it from a lookup',
        severity: 'error',
      });
    }
  }
  checkSteps(checking, ['flows', id, 'steps'], flow.steps);
}

function checkSteps(checking: Checking, path: PackPath, steps: readonly Step[]): void {
  steps.forEach((step, position) => {
    const place = [...path, position];
    if (position > 0 && isFinal(steps[position - 1])) {
      checking.report({
        path: place,
        code: 'unreachable',
        message: 'no way leads to this step',
        fix: 'remove it, or the end before it',
        severity: 'error',
      });
    }
    checkStep(checking, place, step);
  });
}

function checkStep(checking: Checking, path: PackPath, step: Step): void {
  const { report, source, names, ids, filled } = checking;
  if (step.id !== undefined) {
    if (ids.has(step.id))
      report({
        path: [...path, 'id'],
        code: 'duplicate-id',
        message: `two steps are called ${step.id}`,
        fix: 'rename one',
        severity: 'error',
      });
    ids.add(step.id);
  }
  if (step.if !== undefined) checkExpression(report, [...path, 'if'], step.if, names);
  if ('branch' in step) return checkBranch(checking, path, step);
  if ('collect' in step) return checkCollect(checking, path, step);
  if ('call' in step) return checkCall(checking, path, step);
  if ('confirm' in step) {
    checkShown(checking, [...path, 'confirm'], step.confirm);
    for (const slot of step.change ?? []) checkSlotName(checking, [...path, 'change'], slot);
    return checkExit(checking, [...path, 'no'], step.no);
  }
  if ('answer' in step)
    return checkKnown(report, [...path, 'answer'], 'response', step.answer, Object.keys(source.responses ?? {}));
  if ('set' in step) {
    for (const [slot, expression] of Object.entries(step.set)) {
      checkExpression(report, [...path, 'set', slot], expression, names);
      filled.add(slot);
    }
    return;
  }
  if ('run' in step) {
    for (const [slot, expression] of Object.entries(step.with ?? {}))
      checkExpression(report, [...path, 'with', slot], expression, names);
    for (const slot of Object.keys(source.flows?.[step.run]?.slots ?? {})) filled.add(slot);
    return checkKnown(report, [...path, 'run'], 'flow', step.run, Object.keys(source.flows ?? {}));
  }
  if ('go' in step) return checkTarget(checking, [...path, 'go'], step.go);
  if ('say' in step && step.say !== undefined) checkShown(checking, [...path, 'say'], step.say);
}

function checkBranch(checking: Checking, path: PackPath, step: BranchStep): void {
  const { report, names } = checking;
  let hasElse = false;
  step.branch.forEach((arm, position) => {
    const place = [...path, 'branch', position];
    if (hasElse)
      report({
        path: place,
        code: 'unreachable',
        message: 'nothing comes after “else”',
        fix: 'move it before “else”',
        severity: 'error',
      });
    if ('else' in arm) {
      hasElse = true;
      return checkSteps(checking, [...place, 'else'], arm.else);
    }
    checkExpression(report, [...place, 'if'], arm.if, names);
    checkSteps(checking, [...place, 'do'], arm.do ?? []);
    if (arm.go !== undefined) checkTarget(checking, [...place, 'go'], arm.go);
  });
  if (!hasElse)
    report({
      path,
      code: 'missing-else',
      message: 'the branch says nothing for all other cases',
      fix: 'add “- else: []” to go on',
      severity: 'warning',
    });
}

function isFinal(step: Step | undefined): boolean {
  return step !== undefined && step.if === undefined && ('end' in step || 'go' in step || 'handoff' in step);
}

function givenByRuns(source: Omit<PackSource, 'extends'>, id: string): readonly string[] {
  const steps = Object.values(source.flows ?? {}).flatMap((flow) => allSteps(flow.steps));
  return steps.flatMap((step) => ('run' in step && step.run === id ? Object.keys(step.with ?? {}) : []));
}
