import type { Frame } from '../../session/state.ts';
import { compileFlow, positionOf } from '../program.ts';
import type { Snapshot } from '../snapshot.ts';

const no = /别|不|先|没|等|算了|never|forget|\b(?:no|not|don'?t|wait)\b/u;

/** Whether the sentence agrees in the words of what is being confirmed: “那就通知我吧” where a notice is offered. */
export function isOwnYes({ heard, pack, searches }: Snapshot, frame: Frame): boolean {
  const flow = pack.flows[frame.flow];
  if (flow === undefined || frame.step === null || heard.isQuestion || no.test(heard.plain)) return false;
  const program = compileFlow(flow);
  const instruction = program[positionOf(program, frame.step)];
  if (instruction?.kind !== 'step' || !('confirm' in instruction.step)) return false;
  const words = instruction.step.words ?? [];
  return words.some((word) => heard.plain.includes(searches.normalize(word).text));
}
