import type { Conversation } from '../conversation-api.ts';
import type { MessageRow } from '../session/view.ts';

/** One thing that a customer does. `choose` names an option by id or by label. */
export type TranscriptStep =
  | { readonly say: string }
  | { readonly choose: string }
  | { readonly submit: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly page: Readonly<Record<string, string>> }
  | { readonly locale: string }
  | { readonly human: true }
  | { readonly rate: number };

/** A conversation as data, which every face can be put through. */
export interface Transcript {
  readonly name: string;
  readonly steps: readonly TranscriptStep[];
}

/** What a face shows after the transcript, without ids and times: equal for every face. */
export interface TranscriptView {
  readonly rows: readonly Pick<MessageRow, 'from' | 'text' | 'blocks' | 'notice'>[];
  readonly suggestions: readonly string[];
}

/** Puts a conversation through the steps, each turn awaited, and tells what is shown then. */
export async function runTranscript(conversation: Conversation, transcript: Transcript): Promise<TranscriptView> {
  await conversation.ready;
  for (const step of transcript.steps) await take(conversation, step);
  return {
    rows: conversation.view.messages.peek().map(({ from, text, blocks, notice }) => ({ from, text, blocks, notice })),
    suggestions: conversation.view.suggestions.peek().map(({ label }) => label),
  };
}

function take(conversation: Conversation, step: TranscriptStep): Promise<void> {
  if ('say' in step) return conversation.say(step.say);
  if ('submit' in step) return conversation.submit(step.submit, step.fields);
  if ('page' in step) return conversation.setPage(step.page);
  if ('locale' in step) return conversation.setLocale(step.locale);
  if ('rate' in step) return conversation.rate(step.rate);
  if ('human' in step) return conversation.requestHuman();
  const inBlocks = conversation.view.messages
    .peek()
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'choices' ? block.options : [])));
  const offered = [...conversation.view.suggestions.peek(), ...inBlocks.reverse()];
  const option = offered.find(({ id, label }) => id === step.choose || label === step.choose);
  return conversation.choose(option?.id ?? step.choose, option?.label ?? step.choose);
}
