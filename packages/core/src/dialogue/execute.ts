import { allSteps } from '../pack/all-steps.ts';
import { evaluateSource } from '../pack/evaluate.ts';
import type { CollectStep } from '../pack/step-schema.ts';
import { renderText } from '../pack/template.ts';
import type { Frame } from '../session/state.ts';
import { valueLabel } from './candidates.ts';
import { slotSet } from './slot-set.ts';
import type { Command, SlotFill } from './commands.ts';
import { startFrame } from './exits.ts';
import { afterFrame } from './flow.ts';
import { leaveQueue, offerHuman, requestHandoff } from './hand-over.ts';
import { speakCommand } from './speak.ts';
import type { Passage } from './place.ts';
import { endFrame } from './place.ts';
import { compileFlow, collectPosition, positionOf } from './program.ts';
import type { Run } from './run.ts';
import { repairSpeech, spoken } from './say.ts';
import { createScope } from './scope.ts';
import { prefill } from './prefill.ts';
import { topFrame } from './snapshot.ts';

/** Deepest pile of interrupted flows; one more replaces the oldest. */
const deepestStack = 3;

/** Carries out commands in order and says what they mean for the step that waits. Pure but for the run's drafts. */
export function execute(run: Run, commands: readonly Command[]): Passage {
  let passage: Passage = 'none';
  for (const command of commands) passage = executeOne(run, command) ?? passage;
  return passage;
}

function executeOne(run: Run, command: Command): Passage | null {
  const frame = topFrame(run.now().state);
  switch (command.type) {
    case 'start':
      startFlow(run, command);
      return 'none';
    case 'set':
      if (frame !== null) setSlot(run, frame, command.slot, command.fill);
      return null;
    case 'correct':
      if (frame !== null) correctSlot(run, frame, command.slot, command.fill);
      return 'none';
    case 'affirm':
    case 'deny':
    case 'no_match':
    case 'retry':
    case 'ask':
      return command.type;
    case 'skip':
      if (frame?.asks != null) skipSlot(run, frame, frame.asks);
      return 'none';
    case 'resume':
      if (frame?.step != null) {
        run.emit({
          type: 'step.reached',
          data: { frame: frame.id, step: frame.step, asks: null, attempt: frame.attempt },
        });
      }
      return 'none';
    case 'cancel':
      cancelFlow(run, frame);
      return 'none';
    case 'handoff':
      requestHandoff(run, command.reason, command.queue, null);
      return null;
    case 'leave_queue':
      leaveQueue(run);
      return null;
    case 'offer_human':
      offerHuman(run, command.reason, null);
      return null;
    default:
      speakCommand(run, command);
      return null;
  }
}

function startFlow(run: Run, { flow, by, intent }: Extract<Command, { type: 'start' }>): void {
  const { state, pack } = run.now();
  const open = topFrame(state);
  if (open !== null && isWorthless(open)) endFrame(run, open, 'replaced');
  const { stack } = run.now().state;
  const [oldest] = stack;
  if (stack.length >= deepestStack && oldest !== undefined) endFrame(run, oldest, 'replaced');
  const id = startFrame(run, flow, by, {});
  const spec = pack.flows[flow];
  const given = intent === null ? undefined : pack.intents[intent]?.with;
  const scope = createScope(run.now(), null);
  for (const [slot, source] of Object.entries(given ?? {})) {
    const slotSpec = spec?.slots?.[slot];
    const value = evaluateSource(source, scope);
    if (slotSpec === undefined || value === null) continue;
    const label = valueLabel(slotSpec, value, run.now());
    run.emit(slotSet(id, slot, slotSpec, { value, label, source: 'step' }));
  }
  prefill(run, id);
}

function setSlot(run: Run, frame: Frame, name: string, filled: SlotFill): void {
  const slot = run.now().pack.flows[frame.flow]?.slots?.[name];
  if (slot !== undefined) run.emit(slotSet(frame.id, name, slot, filled));
}

function skipSlot(run: Run, frame: Frame, name: string): void {
  const { pack, state } = run.now();
  const steps = allSteps(pack.flows[frame.flow]?.steps ?? []);
  const step = steps.find((item): item is CollectStep => 'collect' in item && item.collect === name);
  if (step?.skip !== undefined) {
    const text = renderText(step.skip, createScope(run.now(), frame), state.locale);
    run.emit(spoken('flow', step.id ?? name, { text }));
  }
  setSlot(run, frame, name, { value: null, label: '', source: 'text' });
}

/** A flow in which the customer has said nothing yet, or that only waits for better weather, is not taken up again. */
function isWorthless({ asks, slots }: Frame): boolean {
  return ['login', 'retry', 'resume'].includes(asks ?? '') || Object.keys(slots).length === 0;
}

/** Takes a slot back and stands again where it was asked; answers that do not depend on it stay. */
function correctSlot(run: Run, frame: Frame, name: string, filled: SlotFill | null): void {
  const spec = run.now().pack.flows[frame.flow];
  const slot = spec?.slots?.[name];
  if (spec === undefined || slot === undefined) return;
  run.emit({ type: 'slot.cleared', data: { frame: frame.id, slot: name, reason: 'corrected' } });
  if (filled !== null) run.emit(slotSet(frame.id, name, slot, filled));
  const program = compileFlow(spec);
  const instruction = program[collectPosition(program, name)];
  const current = frame.step === null ? -1 : positionOf(program, frame.step);
  if (instruction?.kind !== 'step' || collectPosition(program, name) > current) return;
  run.emit({ type: 'step.reached', data: { frame: frame.id, step: instruction.id, asks: null, attempt: 0 } });
}

function cancelFlow(run: Run, frame: Frame | null): void {
  const snapshot = run.now();
  const scope = { ...createScope(snapshot, frame), title: frame?.title ?? '' };
  const name = frame === null ? 'nothing_to_cancel' : 'cancelled';
  run.emit(spoken('repair', `repair.${name}`, repairSpeech(name, scope, snapshot)));
  if (frame === null) return;
  // A flow that another one runs is a part of it: both go.
  const frames = [...snapshot.state.stack].reverse();
  const outer = frames.findIndex(({ by }) => by !== 'run');
  const gone = frames.slice(0, outer + 1);
  for (const each of gone) endFrame(run, each, 'cancelled');
  const last = gone.at(-1);
  if (last !== undefined) afterFrame(run, last);
}
