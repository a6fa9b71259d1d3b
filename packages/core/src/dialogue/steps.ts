import { evaluateSource } from '../pack/evaluate.ts';
import { renderText } from '../pack/template.ts';
import type { CallStep, ConfirmStep } from '../pack/step-schema.ts';
import { fillBlocks } from './blocks.ts';
import { valueLabel } from './candidates.ts';
import { collectStep } from './collect.ts';
import { askLogin, goTo, offerRetry, startFrame, takeExit } from './exits.ts';
import { offerHuman, requestHandoff } from './hand-over.ts';
import { inputOf } from './input.ts';
import type { Move, Place } from './place.ts';
import { callKey, endFrame, waitAt } from './place.ts';
import type { ActiveStep } from './program.ts';
import { button, fillResponse, fillSpeech, repairSpeech, spoken } from './say.ts';

/** Failures to answer yes or no after which a person is offered. */
const patience = 3;

/** Does one step of a flow. Everything it causes is emitted on the run or stands in the move. */
export function takeStep(place: Place, step: ActiveStep): Move {
  const { run, frame, flow, scope, id } = place;
  const { state, pack } = run.now();
  if ('collect' in step) return collectStep(place, step);
  if ('confirm' in step) return confirmStep(place, step);
  if ('call' in step) return callStep(place, step);
  if ('handoff' in step) {
    requestHandoff(
      run,
      'flow',
      step.handoff,
      step.say === undefined ? null : renderText(step.say, scope, state.locale),
    );
    return { kind: 'wait' };
  }
  if ('say' in step) {
    const { say: text, blocks, suggest, mentions } = step;
    run.emit(spoken('flow', id, fillSpeech({ text, blocks, suggest, mentions }, scope, state.locale, pack)));
    return { kind: 'next' };
  }
  if ('answer' in step) {
    const response = pack.responses[step.answer];
    const speech = response === undefined ? null : fillResponse(response, scope, run.now());
    if (speech !== null) run.emit(spoken('flow', step.answer, speech));
    return { kind: 'next' };
  }
  if ('set' in step) {
    for (const [slot, source] of Object.entries(step.set)) {
      const value = evaluateSource(source, scope);
      const label = valueLabel(flow.slots?.[slot], value, run.now());
      run.emit({ type: 'slot.set', data: { frame: frame.id, slot, value, label, source: 'step', isPrivate: false } });
    }
    return { kind: 'next' };
  }
  if ('run' in step) return runStep(place, step.run, step.with);
  if ('go' in step) return goTo(place, step.go);
  endFrame(run, frame, 'completed');
  return { kind: 'again' };
}

function confirmStep(place: Place, step: ConfirmStep): Move {
  const { run, frame, scope, id, passage } = place;
  const { locale } = run.now().state;
  const isWaiting = frame.step === id && frame.asks === 'confirm';
  if (isWaiting && passage === 'affirm') return { kind: 'next' };
  if (isWaiting && passage === 'deny') {
    if (step.no !== undefined) return takeExit(place, step.no, 'completed');
    run.emit(spoken('repair', 'repair.cancelled', repairSpeech('cancelled', scope, run.now())));
    endFrame(run, frame, 'cancelled');
    return { kind: 'again' };
  }
  const attempt = isWaiting ? frame.attempt + (passage === 'no_match' ? 1 : 0) : 0;
  if (attempt >= patience && passage === 'no_match') offerHuman(run, 'not_understood', null);
  run.emit(
    spoken('flow', id, {
      text: renderText(step.confirm, scope, locale),
      blocks: fillBlocks(step.blocks ?? [], scope, locale),
      suggestions: [button('yes', 'confirm:yes', locale), button('no', 'confirm:no', locale)],
    }),
  );
  return waitAt(place, 'confirm', attempt);
}

function callStep(place: Place, step: CallStep): Move {
  const { run, frame, scope, outcome, id } = place;
  const input = inputOf(step.with, scope);
  const key = callKey(place, step.once === undefined ? input : evaluateSource(step.once, scope));
  const action = run.now().state.actions[key];
  if (action?.status === 'succeeded') return { kind: 'next' };
  if (outcome?.key !== key || outcome.code === null) {
    return { kind: 'call', effect: { key, name: step.call, input, frame: frame.id, into: step.into ?? step.call } };
  }
  if (outcome.code === 'UNAUTHENTICATED') return askLogin(place, 1);
  if (outcome.code === 'NOT_FOUND') {
    if (step.on_not_found !== undefined) return takeExit(place, step.on_not_found, 'completed');
    run.emit(spoken('flow', 'repair.lookup_not_found', repairSpeech('lookup_not_found', scope, run.now())));
    endFrame(run, frame, 'failed');
    return { kind: 'again' };
  }
  const exit = step.on_error;
  const isLeaving = exit !== undefined && (exit.end ?? exit.go ?? exit.run ?? exit.handoff ?? exit.skip) !== undefined;
  return isLeaving ? takeExit({ ...place, id }, exit, 'failed') : offerRetry(place, exit, outcome.code);
}

/** A flow run by another returns behind the step that ran it; `attempt` 1 marks that it was begun. */
function runStep(place: Place, flow: string, fields: Readonly<Record<string, string>> | undefined): Move {
  const { run, frame, id, scope } = place;
  run.emit({ type: 'step.reached', data: { frame: frame.id, step: id, asks: null, attempt: 1 } });
  const child = startFrame(run, flow, 'run', frame.slots);
  for (const [slot, value] of Object.entries(inputOf(fields, scope))) {
    const label = valueLabel(run.now().pack.flows[flow]?.slots?.[slot], value, run.now());
    run.emit({ type: 'slot.set', data: { frame: child, slot, value, label, source: 'step', isPrivate: false } });
  }
  return { kind: 'again' };
}
