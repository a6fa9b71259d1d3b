import { describe, expect, it } from 'vitest';
import { holds } from '../pack/evaluate.ts';
import { withStepIdsOf } from './fixtures/steps.ts';
import { compileFlow } from './program.ts';

/** The texts that a walk over the program says, with conditions judged in a scope. */
function walk(steps: unknown, scope: Record<string, unknown>): string[] {
  const program = compileFlow(withStepIdsOf(steps));
  const said: string[] = [];
  for (let at = 0; at < program.length;) {
    const instruction = program[at];
    if (instruction === undefined) break;
    if (instruction.kind === 'step') {
      if ('say' in instruction.step) said.push(String(instruction.step.say));
      at += 1;
    } else if (instruction.kind === 'test') at = holds(instruction.condition, scope) ? at + 1 : instruction.target;
    else if (instruction.kind === 'jump') at = instruction.target;
    else return [...said, `→ ${instruction.to}`];
  }
  return said;
}

const steps = [
  { say: 'begin' },
  {
    branch: [
      {
        if: 'kind == "a"',
        do: [{ say: 'a' }, { branch: [{ if: 'deep', do: [{ say: 'deep' }] }, { else: [{ say: 'flat' }] }] }],
      },
      { if: 'kind == "b"', go: 'other' },
      { else: [{ say: 'else' }] },
    ],
  },
  { if: 'extra', say: 'extra' },
  { say: 'end' },
];

describe('compileFlow', () => {
  it.each([
    [{ kind: 'a', deep: true }, ['begin', 'a', 'deep', 'end']],
    [{ kind: 'a' }, ['begin', 'a', 'flat', 'end']],
    [{ kind: 'b' }, ['begin', '→ other']],
    [{ kind: 'c', extra: true }, ['begin', 'else', 'extra', 'end']],
  ])('walks the branch of %j', (scope, said) => {
    expect(walk(steps, scope)).toEqual(said);
  });
});
