import { renderText } from '../pack/template.ts';
import type { Exit } from '../pack/step-schema.ts';
import type { Option } from '../session/blocks.ts';
import { requestHandoff } from './hand-over.ts';
import type { Move, Place } from './place.ts';
import { endFrame, waitAt } from './place.ts';
import { positionOf } from './program.ts';
import { button, fillResponse, repairSpeech, spoken } from './say.ts';

/** Says what an exit says. True when it had something to say. */
export function sayExit(place: Place, exit: Exit, suggestions: readonly Option[] = []): boolean {
  const { run, scope, id } = place;
  const { state, pack } = run.now();
  if (exit.say !== undefined) {
    run.emit(spoken('flow', id, { text: renderText(exit.say, scope, state.locale), suggestions }));
    return true;
  }
  const response = exit.answer === undefined ? undefined : pack.responses[exit.answer];
  const speech = response === undefined ? null : fillResponse(response, scope, run.now());
  if (speech === null) return false;
  run.emit(
    spoken('flow', exit.answer ?? id, { ...speech, suggestions: [...(speech.suggestions ?? []), ...suggestions] }),
  );
  return true;
}

/** Takes an exit: says its words, then goes its way; without one the flow ends with `otherwise`. */
export function takeExit(place: Place, exit: Exit, otherwise: 'completed' | 'failed'): Move {
  sayExit(place, exit);
  if (exit.handoff !== undefined) {
    requestHandoff(place.run, 'flow', exit.handoff, exit.say === undefined ? null : '');
    return { kind: 'wait' };
  }
  if (exit.go !== undefined) return goTo(place, exit.go);
  if (exit.run !== undefined) return goTo(place, exit.run);
  if (exit.skip === true) return { kind: 'next' };
  endFrame(place.run, place.frame, otherwise);
  return { kind: 'again' };
}

/** Jumps to a step of this flow or leaves for another flow, which takes over the slots that it shares. */
export function goTo(place: Place, target: string): Move {
  const { run, frame, program } = place;
  const inside = [target, `${frame.flow}/${target}`].map((id) => positionOf(program, id)).find((at) => at >= 0);
  if (inside !== undefined) return { kind: 'jump', position: inside };
  endFrame(run, frame, 'replaced');
  startFrame(run, target, 'go', frame.slots);
  return { kind: 'again' };
}

/** Puts a flow on the stack with those given slots that it has too. Returns the new frame's id. */
export function startFrame(
  run: Place['run'],
  flow: string,
  by: 'intent' | 'choice' | 'run' | 'go' | 'repair',
  slots: Place['frame']['slots'],
): string {
  const { pack, state } = run.now();
  const spec = pack.flows[flow];
  const frame = run.nextId();
  const title = spec === undefined ? flow : renderText(spec.title, {}, state.locale);
  run.emit({ type: 'flow.started', data: { frame, flow, title, by, slots: {} } });
  for (const [slot, filled] of Object.entries(slots)) {
    if (spec?.slots?.[slot] === undefined) continue;
    const { value, label, isPrivate } = filled;
    run.emit({ type: 'slot.set', data: { frame, slot, value, label, source: 'step', isPrivate } });
  }
  return frame;
}

/** Asks to sign in; the flow goes on from here when the customer has. `attempt` 0 means: from the flow's start. */
export function askLogin(place: Place, attempt: 0 | 1): Move {
  const { run, scope } = place;
  run.emit(spoken('flow', 'repair.login', repairSpeech('login', scope, run.now())));
  return waitAt(place, 'login', attempt);
}

/** Tells honestly that a call failed and what can be done: try again or a person. */
export function offerRetry(place: Place, exit: Exit | undefined, code: string): Move {
  const { run, scope, frame } = place;
  const { locale } = run.now().state;
  const options = [button('retry', 'retry', locale), button('human', 'human', locale)];
  const isSaid = exit !== undefined && sayExit(place, exit, options);
  if (!isSaid) {
    const speech = repairSpeech(code === 'NETWORK_FAILED' ? 'offline' : 'lookup_failed', scope, run.now());
    run.emit(spoken('flow', 'repair.lookup_failed', { ...speech, suggestions: options }));
  }
  return waitAt(place, 'retry', frame.attempt + 1);
}
