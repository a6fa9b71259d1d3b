import type { EventDraft } from '../session/events.ts';
import { mapStrings } from './map-strings.ts';
import { maskSecrets } from './redact.ts';

/** The draft with secrets masked: what may be written down on this device. Other drafts come back as they are. */
export function maskDraft(draft: EventDraft): EventDraft {
  switch (draft.type) {
    case 'user.said':
    case 'slot.set':
    case 'flow.started':
    case 'intent.recognized':
    case 'policy.decided':
    case 'action.started':
    case 'bot.said':
    case 'rating.given':
    case 'handoff.requested':
      return { ...draft, data: mapStrings(draft.data, maskSecrets) } as EventDraft;
    default:
      return draft;
  }
}
