import type { ConversationEvent } from '../session/events.ts';

/** A person's copy of a conversation: readable first, complete second. */
export interface ConversationExport {
  readonly format: 'xiaoer.conversation@1';
  readonly conversation: string;
  readonly exportedAt: string;
  readonly transcript: readonly {
    readonly at: string;
    readonly from: 'user' | 'bot' | 'agent';
    readonly text: string;
  }[];
  readonly events: readonly ConversationEvent[];
}

const speakers = { 'user.said': 'user', 'bot.said': 'bot', 'agent.said': 'agent' } as const;

/** The log as plain JSON, for the person whose it is: unmasked but for secrets, which were never kept. Pure. */
export function exportLog(conversation: string, events: readonly ConversationEvent[], now: number): ConversationExport {
  const transcript = events.flatMap((event) =>
    event.type === 'user.said' || event.type === 'bot.said' || event.type === 'agent.said'
      ? [{ at: new Date(event.at).toISOString(), from: speakers[event.type], text: event.data.text }]
      : [],
  );
  return {
    format: 'xiaoer.conversation@1',
    conversation,
    exportedAt: new Date(now).toISOString(),
    transcript,
    events,
  };
}
