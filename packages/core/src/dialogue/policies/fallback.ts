import type { Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';

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
  const reason = isForeign ? 'out_of_scope' : 'not_understood';
  return {
    policy: 'fallback',
    rule: reason,
    reason: isForeign ? 'The sentence is not the business of this shop.' : 'No policy understood the sentence.',
    intent: isForeign ? 'out_of_scope' : null,
    confidence: top?.confidence ?? 0,
    commands: [{ type: 'cannot_handle', reason }],
  };
}
