import { holds } from '../pack/evaluate.ts';
import type { Flow } from '../pack/schema.ts';
import type { Frame } from '../session/state.ts';
import { askLogin, goTo } from './exits.ts';
import { offerHuman } from './hand-over.ts';
import type { Effect, Outcome, Passage, Place } from './place.ts';
import { endFrame } from './place.ts';
import type { Instruction } from './program.ts';
import { compileFlow, positionOf } from './program.ts';
import type { Run } from './run.ts';
import { button, repairSpeech, spoken } from './say.ts';
import { createScope } from './scope.ts';
import { topFrame } from './snapshot.ts';
import { takeStep } from './steps.ts';

/** Steps that one turn may take; a flow that needs more goes round in circles. */
const stepBudget = 50;
/** What a flow may wait for besides a slot: words about other things leave it waiting. */
const silentWaits: readonly (string | null)[] = ['login', 'retry', 'resume'];

/**
 * Walks the open flow until it waits, ends with the stack, or needs a call, which is returned. `passage` is what the
 * customer's words meant for the step that waited, `outcome` how the call before went. Pure but for the run's drafts.
 */
export function walkFlows(run: Run, passage: Passage, outcome: Outcome | null): Effect | null {
  const positions = new Map<string, number>();
  let meaning = passage;
  for (let budget = stepBudget; budget > 0; budget -= 1) {
    const frame = topFrame(run.now().state);
    if (frame === null) return null;
    const place = placeOf(run, frame, positions, meaning, outcome);
    if (place === null) continue;
    const { at, program } = place;
    if (positions.size === 1 && silentWaits.includes(frame.asks) && frame.step === place.id && isIdle(frame, meaning))
      return null;
    const instruction = program[at];
    if (instruction === undefined) {
      if (finishFrame(run, frame) === 'wait') return null;
      positions.delete(frame.id);
      meaning = 'none';
      continue;
    }
    const move = follow(place, instruction);
    if (move.kind === 'call') {
      run.emit({ type: 'step.reached', data: { frame: frame.id, step: place.id, asks: null, attempt: frame.attempt } });
      return move.effect;
    }
    if (move.kind === 'wait') return null;
    if (move.kind === 'next') positions.set(frame.id, at + 1);
    if (move.kind === 'jump') positions.set(frame.id, move.position);
    if (move.kind !== 'again') meaning = 'none';
    if (move.kind === 'again' && topFrame(run.now().state)?.id !== frame.id) {
      if (afterFrame(run, frame) === 'wait') return null;
      meaning = 'none';
    }
  }
  failAll(run);
  return null;
}

function isIdle(frame: Frame, meaning: Passage): boolean {
  return frame.asks === 'resume' || (meaning !== 'retry' && meaning !== 'ask');
}

interface PlaceAt extends Place {
  readonly at: number;
}

/** Where the frame stands now. Null when the pack has lost its flow or step, which is told and ends it. */
function placeOf(
  run: Run,
  frame: Frame,
  positions: Map<string, number>,
  passage: Passage,
  outcome: Outcome | null,
): PlaceAt | null {
  const snapshot = run.now();
  const flow = Object.hasOwn(snapshot.pack.flows, frame.flow) ? snapshot.pack.flows[frame.flow] : undefined;
  const program = flow === undefined ? [] : compileFlow(flow);
  const stored = positions.get(frame.id) ?? startOf(frame, program);
  if (flow === undefined || stored < 0) {
    const scope = { ...createScope(snapshot, null), title: frame.title };
    const again = flow === undefined ? [] : [{ id: `flow:${frame.flow}`, label: frame.title }];
    run.emit(spoken('repair', 'repair.changed', { ...repairSpeech('changed', scope, snapshot), suggestions: again }));
    endFrame(run, frame, 'failed');
    return null;
  }
  positions.set(frame.id, stored);
  const instruction = program[stored];
  const id = instruction?.kind === 'step' ? instruction.id : (frame.step ?? firstStep(program));
  return { run, frame, flow, program, id, scope: createScope(snapshot, frame), passage, outcome, at: stored };
}

function startOf(frame: Frame, program: readonly Instruction[]): number {
  if (frame.step === null || (frame.asks === 'login' && frame.attempt === 0)) return 0;
  const at = positionOf(program, frame.step);
  const instruction = program[at];
  const isReturning = instruction?.kind === 'step' && 'run' in instruction.step && frame.attempt === 1;
  return isReturning ? at + 1 : at;
}

function firstStep(program: readonly Instruction[]): string {
  const first = program.find((instruction) => instruction.kind === 'step');
  return first?.kind === 'step' ? first.id : '';
}

function follow(place: PlaceAt, instruction: Instruction): ReturnType<typeof takeStep> {
  const { run, flow, at, scope } = place;
  if (at === 0 && flow.needs === 'user' && run.now().state.user.id === null) return askLogin(place, 0);
  switch (instruction.kind) {
    case 'test':
      return { kind: 'jump', position: holds(instruction.condition, scope) ? at + 1 : instruction.target };
    case 'jump':
      return { kind: 'jump', position: instruction.target };
    case 'leave':
      return goTo(place, instruction.to);
    case 'step':
      return takeStep(place, instruction.step);
    default:
      return instruction satisfies never;
  }
}

function finishFrame(run: Run, frame: Frame): 'on' | 'wait' {
  endFrame(run, frame, 'completed');
  return afterFrame(run, frame);
}

/** What happens to the flow beneath one that is gone: a runner goes on with the slots found, an interrupted one asks. */
export function afterFrame(run: Run, gone: Frame): 'on' | 'wait' {
  const snapshot = run.now();
  const { state, pack } = snapshot;
  const below = topFrame(state);
  if (below === null) return 'wait';
  if (state.stack.some(({ id }) => id === gone.id)) return 'on';
  if (gone.by === 'run') {
    for (const [slot, filled] of Object.entries(gone.slots)) {
      if (pack.flows[below.flow]?.slots?.[slot] === undefined) continue;
      const { value, label, isPrivate } = filled;
      run.emit({ type: 'slot.set', data: { frame: below.id, slot, value, label, source: 'step', isPrivate } });
    }
    return 'on';
  }
  if (below.asks === null || below.step === null) return 'on';
  const resume = pack.flows[below.flow]?.interrupt?.resume ?? (asksNothing(pack.flows[gone.flow]) ? 'auto' : 'ask');
  if (resume === 'auto') return 'on';
  if (resume === 'drop') {
    endFrame(run, below, 'cancelled');
    return afterFrame(run, below);
  }
  if (below.asks === 'resume') return 'wait';
  const scope = { ...createScope(snapshot, below), title: below.title };
  const { locale } = state;
  const suggestions = [button('resume', 'resume', locale), button('drop', 'cancel', locale)];
  run.emit(spoken('repair', 'repair.resume', { ...repairSpeech('resume', scope, snapshot), suggestions }));
  run.emit({
    type: 'step.reached',
    data: { frame: below.id, step: below.step, asks: 'resume', attempt: below.attempt },
  });
  return 'wait';
}

/** A flow that only looks up and tells is an answer in between: the open question comes again by itself. */
function asksNothing(flow: Flow | undefined): boolean {
  if (flow === undefined) return false;
  return !compileFlow(flow).some(
    (instruction) => instruction.kind === 'step' && ('collect' in instruction.step || 'confirm' in instruction.step),
  );
}

/** A flow that does not come to rest is given up with an honest word and a person on offer. */
function failAll(run: Run): void {
  const snapshot = run.now();
  run.emit(spoken('repair', 'repair.internal', repairSpeech('internal', createScope(snapshot, null), snapshot)));
  for (const frame of [...snapshot.state.stack].reverse()) endFrame(run, frame, 'failed');
  offerHuman(run, 'internal', null);
}
