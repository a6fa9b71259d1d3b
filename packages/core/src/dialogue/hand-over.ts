import { pickText } from '../pack/template.ts';
import { endFrame } from './place.ts';
import type { Run } from './run.ts';
import { button, repairSpeech, spoken } from './say.ts';
import { createScope } from './scope.ts';
import { buildTicket } from './ticket.ts';

/** Asks for a person with the whole story told. `say`: own words, null for the usual ones, '' for none. Without a server says so. */
export function requestHandoff(run: Run, reason: string, queue: string, say: string | null): void {
  const snapshot = run.now();
  const { phase, position } = snapshot.state.handoff;
  const scope = { ...createScope(snapshot, null), position };
  if (phase === 'requested' || phase === 'queued') {
    run.emit(
      spoken(
        'handoff',
        'repair.handoff_queued',
        repairSpeech(position === null ? 'handoff_waiting' : 'handoff_queued', scope, snapshot),
      ),
    );
    return;
  }
  if (!snapshot.hasGateway) {
    run.emit(spoken('handoff', 'repair.handoff_unavailable', repairSpeech('handoff_unavailable', scope, snapshot)));
    return;
  }
  if (say === null)
    run.emit(spoken('handoff', 'repair.handoff_started', repairSpeech('handoff_started', scope, snapshot)));
  else if (say !== '') run.emit(spoken('handoff', 'handoff', { text: say }));
  run.emit({ type: 'handoff.requested', data: { ticket: buildTicket(snapshot, reason, queue) } });
  for (const frame of [...snapshot.state.stack].reverse()) endFrame(run, frame, 'handed_off');
}

/** Takes the customer out of the queue; the bot is there again. */
export function leaveQueue(run: Run): void {
  const snapshot = run.now();
  const { ticketId } = snapshot.state.handoff;
  run.emit(
    spoken('handoff', 'repair.handoff_left', repairSpeech('handoff_left', createScope(snapshot, null), snapshot)),
  );
  run.emit({ type: 'handoff.ended', data: { by: 'user', ...(ticketId === null ? {} : { ticketId }) } });
}

/** Offers a person without insisting. `text` null: the usual words. */
export function offerHuman(run: Run, reason: string, text: string | null): void {
  const snapshot = run.now();
  const { locale, handoff } = snapshot.state;
  const speech = text === null ? repairSpeech('offer_human', createScope(snapshot, null), snapshot) : { text };
  run.emit(spoken('handoff', 'repair.offer_human', { ...speech, suggestions: [button('human', 'human', locale)] }));
  if (handoff.phase === 'none' || handoff.phase === 'ended') run.emit({ type: 'handoff.offered', data: { reason } });
}

/** The title of an intent or flow in the customer's language; the id where the pack has none. */
export function titleOf(run: Run, id: string): string {
  const { pack, state } = run.now();
  const title = pack.intents[id]?.title ?? pack.flows[id]?.title;
  return title === undefined ? id : pickText(title, state.locale);
}
