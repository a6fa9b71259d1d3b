import { isLocalCall } from '../session/local-call.ts';
import { checkExpression } from './check-expressions.ts';
import type { Checking } from './check-parts.ts';
import { checkExit, checkKnown, checkShown, checkSlotName } from './check-parts.ts';
import type { PackPath } from './problem.ts';
import type { CallStep, CollectStep } from './step-schema.ts';

/** Functions that the engine answers itself under `call:`. */
const localFunctions: readonly string[] = ['local.product', 'local.products', 'local.shipping_fee'];

/** Checks a question: its slot, lookup, checks and ladder. */
export function checkCollect(checking: Checking, path: PackPath, step: CollectStep): void {
  const { report, source, names, filled } = checking;
  checkSlotName(checking, [...path, 'collect'], step.collect);
  checkShown(checking, [...path, 'ask'], step.ask);
  if (step.from !== undefined) {
    checkKnown(report, [...path, 'from', 'lookup'], 'lookup', step.from.lookup, Object.keys(source.lookups ?? {}));
    for (const [name, expression] of Object.entries(step.from.with ?? {}))
      checkExpression(report, [...path, 'from', 'with', name], expression, names);
    if (step.from.where !== undefined)
      checkExpression(report, [...path, 'from', 'where'], step.from.where, new Set([...names, 'item']));
    checkExit(checking, [...path, 'if_none'], step.if_none);
  }
  checkExit(checking, [...path, 'on_error'], step.on_error);
  filled.add(step.collect);
  for (const name of step.form ?? []) checkSlotName(checking, [...path, 'form'], name);
  step.check?.forEach((check, position) => {
    checkExpression(report, [...path, 'check', position, 'if'], check.if, names);
    checkShown(checking, [...path, 'check', position, 'otherwise'], check.otherwise);
    checkExit(checking, [...path, 'check', position, 'exit'], check.exit);
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
    if (typeof rung === 'string' || 'zh-CN' in rung) checkShown(checking, [...path, 'retry', position], rung);
    else checkExit(checking, [...path, 'retry', position], rung);
  });
}

/** Checks a call: its lookup, inputs, ways out and that a write happens once. */
export function checkCall(checking: Checking, path: PackPath, step: CallStep): void {
  const { report, source, names } = checking;
  const lookups = source.lookups ?? {};
  if (isLocalCall(step.call)) checkKnown(report, [...path, 'call'], 'lookup', step.call, localFunctions);
  else checkKnown(report, [...path, 'call'], 'lookup', step.call, Object.keys(lookups));
  const spec = lookups[step.call];
  for (const [name, expression] of Object.entries(step.with ?? {})) {
    checkExpression(report, [...path, 'with', name], expression, names);
    if (spec !== undefined) checkKnown(report, [...path, 'with', name], 'input', name, Object.keys(spec.input));
  }
  if (step.once !== undefined) checkExpression(report, [...path, 'once'], step.once, names);
  checkExit(checking, [...path, 'on_not_found'], step.on_not_found);
  checkExit(checking, [...path, 'on_error'], step.on_error);
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
