import type { Step } from './step-schema.ts';

/** Every step of a list, those within branches too. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    if (!('branch' in step)) return [step];
    return [step, ...step.branch.flatMap((arm) => allSteps('else' in arm ? arm.else : (arm.do ?? [])))];
  });
}
