import type { Flow } from '../pack/schema.ts';
import type { BranchStep, Step } from '../pack/step-schema.ts';

/** A step that acts or speaks; branches have become tests and jumps. */
export type ActiveStep = Exclude<Step, BranchStep>;

/** One place of a flow. `test` jumps where its condition fails; `jump` always. Targets are positions. */
export type Instruction =
  | { readonly kind: 'step'; readonly id: string; readonly step: ActiveStep }
  | { readonly kind: 'test'; readonly id: string | null; readonly condition: string; readonly target: number }
  | { readonly kind: 'jump'; readonly target: number }
  | { readonly kind: 'leave'; readonly to: string };

/** A flow as a list to walk; past the end it is over. Pure. */
export function compileFlow(flow: Flow): readonly Instruction[] {
  const program: Instruction[] = [];
  for (const step of flow.steps) emitStep(program, step);
  return program;
}

/** Where a step stands, or -1 when the pack has it no more. */
export function positionOf(program: readonly Instruction[], id: string): number {
  return program.findIndex((instruction) => 'id' in instruction && instruction.id === id);
}

/** The position of the step that collects a slot, or -1. */
export function collectPosition(program: readonly Instruction[], slot: string): number {
  return program.findIndex(
    (instruction) => instruction.kind === 'step' && 'collect' in instruction.step && instruction.step.collect === slot,
  );
}

function emitStep(program: Instruction[], step: Step): void {
  const skip = step.if === undefined ? null : reserve(program);
  if ('branch' in step) emitBranch(program, step);
  else program.push({ kind: 'step', id: step.id ?? '', step });
  if (skip !== null && step.if !== undefined) {
    program[skip] = { kind: 'test', id: null, condition: step.if, target: program.length };
  }
}

function emitBranch(program: Instruction[], step: BranchStep): void {
  const ends: number[] = [];
  for (const arm of step.branch) {
    if ('else' in arm) {
      for (const inner of arm.else) emitStep(program, inner);
      break;
    }
    const test = reserve(program);
    for (const inner of arm.do ?? []) emitStep(program, inner);
    if (arm.go !== undefined) program.push({ kind: 'leave', to: arm.go });
    ends.push(reserve(program));
    program[test] = { kind: 'test', id: null, condition: arm.if, target: program.length };
  }
  for (const end of ends) program[end] = { kind: 'jump', target: program.length };
}

function reserve(program: Instruction[]): number {
  return program.push({ kind: 'jump', target: program.length + 1 }) - 1;
}
