import { checkExpression, checkText, commonNames } from './check-expressions.ts';
import type { PackPath, Report } from './problem.ts';
import { reportUnknown } from './problem.ts';
import { allSteps } from './all-steps.ts';
import type { BranchStep, CallStep, CollectStep, Exit, Flow, PackSource, Step, Text } from './schema.ts';

/** Functions that the engine answers itself under `call:`. */
const localFunctions: readonly string[] = ['local.product', 'local.products', 'local.shipping_fee'];

interface Checking {
  readonly report: Report;
  readonly source: Omit<PackSource, 'extends'>;
  readonly flow: Flow;
  readonly names: ReadonlySet<string>;
  /** Slots that may hold a value by now; grows along the steps. */
  readonly filled: Set<string>;
  readonly ids: Set<string>;
}

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
    text(checking, [...path, 'confirm'], step.confirm);
    for (const slot of step.change ?? []) knownSlot(checking, [...path, 'change'], slot);
    return exit(checking, [...path, 'no'], step.no);
  }
  if ('answer' in step)
    return known(report, [...path, 'answer'], 'response', step.answer, Object.keys(source.responses ?? {}));
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
    return known(report, [...path, 'run'], 'flow', step.run, Object.keys(source.flows ?? {}));
  }
  if ('go' in step) return target(checking, [...path, 'go'], step.go);
  if ('say' in step && step.say !== undefined) text(checking, [...path, 'say'], step.say);
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
    if (arm.go !== undefined) target(checking, [...place, 'go'], arm.go);
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

function checkCollect(checking: Checking, path: PackPath, step: CollectStep): void {
  const { report, source, names, filled } = checking;
  knownSlot(checking, [...path, 'collect'], step.collect);
  text(checking, [...path, 'ask'], step.ask);
  if (step.from !== undefined) {
    known(report, [...path, 'from', 'lookup'], 'lookup', step.from.lookup, Object.keys(source.lookups ?? {}));
    for (const [name, expression] of Object.entries(step.from.with ?? {}))
      checkExpression(report, [...path, 'from', 'with', name], expression, names);
    if (step.from.where !== undefined)
      checkExpression(report, [...path, 'from', 'where'], step.from.where, new Set([...names, 'item']));
    exit(checking, [...path, 'if_none'], step.if_none);
  }
  exit(checking, [...path, 'on_error'], step.on_error);
  filled.add(step.collect);
  for (const name of step.form ?? []) knownSlot(checking, [...path, 'form'], name);
  step.check?.forEach((check, position) => {
    checkExpression(report, [...path, 'check', position, 'if'], check.if, names);
    text(checking, [...path, 'check', position, 'otherwise'], check.otherwise);
    exit(checking, [...path, 'check', position, 'exit'], check.exit);
  });
  const last = step.retry?.at(-1);
  if (last !== undefined && (typeof last === 'string' || 'zh-CN' in last)) {
    report({
      path: [...path, 'retry'],
      code: 'endless-retry',
      message: 'the ladder has no end: it would ask for ever',
      fix: 'end it with “- handoff: QUEUE” or another exit',
      severity: 'warning',
    });
  }
  step.retry?.forEach((rung, position) => {
    if (typeof rung === 'string' || 'zh-CN' in rung) text(checking, [...path, 'retry', position], rung);
    else exit(checking, [...path, 'retry', position], rung);
  });
}

function checkCall(checking: Checking, path: PackPath, step: CallStep): void {
  const { report, source, names } = checking;
  const lookups = source.lookups ?? {};
  if (step.call.startsWith('local.')) known(report, [...path, 'call'], 'lookup', step.call, localFunctions);
  else known(report, [...path, 'call'], 'lookup', step.call, Object.keys(lookups));
  const spec = lookups[step.call];
  for (const [name, expression] of Object.entries(step.with ?? {})) {
    checkExpression(report, [...path, 'with', name], expression, names);
    if (spec !== undefined) known(report, [...path, 'with', name], 'input', name, Object.keys(spec.input));
  }
  if (step.once !== undefined) checkExpression(report, [...path, 'once'], step.once, names);
  exit(checking, [...path, 'on_not_found'], step.on_not_found);
  exit(checking, [...path, 'on_error'], step.on_error);
  if (spec?.write === true && step.once === undefined) {
    report({
      path,
      code: 'write-without-once',
      message: `${step.call} writes, and nothing says when it is the same act`,
      fix: 'add “once:” with what makes it unique, e.g. the order number',
      severity: 'warning',
    });
  }
}

function exit(checking: Checking, path: PackPath, spec: Exit | undefined): void {
  if (spec === undefined) return;
  const { report, source } = checking;
  if (spec.say !== undefined) text(checking, [...path, 'say'], spec.say);
  if (spec.answer !== undefined)
    known(report, [...path, 'answer'], 'response', spec.answer, Object.keys(source.responses ?? {}));
  if (spec.run !== undefined) known(report, [...path, 'run'], 'flow', spec.run, Object.keys(source.flows ?? {}));
  if (spec.go !== undefined) target(checking, [...path, 'go'], spec.go);
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

function text(checking: Checking, path: PackPath, value: Text): void {
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

function target({ report, source, flow }: Checking, path: PackPath, name: string): void {
  const ids = allSteps(flow.steps).flatMap((step) => step.id ?? []);
  known(report, path, 'flow', name, [...Object.keys(source.flows ?? {}), ...ids]);
}

function knownSlot({ report, flow }: Checking, path: PackPath, slot: string): void {
  known(report, path, 'slot', slot, Object.keys(flow.slots ?? {}));
}

function known(report: Report, path: PackPath, kind: string, name: string, names: readonly string[]): void {
  if (!names.includes(name)) reportUnknown(report, path, kind, name, names);
}

function isFinal(step: Step | undefined): boolean {
  return step !== undefined && step.if === undefined && ('end' in step || 'go' in step || 'handoff' in step);
}

function givenByRuns(source: Omit<PackSource, 'extends'>, id: string): readonly string[] {
  const steps = Object.values(source.flows ?? {}).flatMap((flow) => allSteps(flow.steps));
  return steps.flatMap((step) => ('run' in step && step.run === id ? Object.keys(step.with ?? {}) : []));
}
