import type { Command, Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';

/** The n-th sentence in a row that nobody understood brings the offer of a person. */
const patience = 3;

/** Nobody else answered. Not our business and not understood are told apart; in the queue the bot does not insist. */
export function fallbackPolicy({ heard, pack, state }: Snapshot): Decision | null {
  if (heard.text === '') return null;
  const { phase, position } = state.handoff;
  if (phase === 'requested' || phase === 'queued') {
    return {
      policy: 'fallback',
      rule: 'waiting',
      reason: 'A person is on the way and the bot cannot help with this.',
      intent: null,
      confidence: 0,
      commands: [{ type: 'say', repair: position === null ? 'handoff_waiting' : 'handoff_queued', offersHuman: false }],
    };
  }
  const { understanding } = heard;
  const [top] = understanding?.intents ?? [];
  const isForeign =
    understanding !== null && (top?.id === 'out_of_scope' || understanding.inScope < pack.thresholds.inScope);
  const offer: Command[] =
    state.misses + 1 >= patience && phase !== 'offered' ? [{ type: 'offer_human', reason: 'not_understood' }] : [];
  const reason = isForeign ? 'out_of_scope' : 'not_understood';
  return {
    policy: 'fallback',
    rule: reason,
    reason: isForeign ? 'The sentence is not the business of this shop.' : 'No policy understood the sentence.',
    intent: isForeign ? 'out_of_scope' : null,
    confidence: top?.confidence ?? 0,
    commands: [{ type: 'cannot_handle', reason }, ...offer],
  };
}
