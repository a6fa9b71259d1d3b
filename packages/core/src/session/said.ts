import type { EventDraft } from './events.ts';
import type { TurnInput } from './turn-input.ts';

/** What an input says in words: a tap says its label, a form its fields, the others nothing. Pure. */
export function wordsOf(input: TurnInput): string {
  switch (input.kind) {
    case 'say':
      return input.text;
    case 'choose':
      return input.id.startsWith('say:') ? input.id.slice('say:'.length) : input.label;
    case 'submit':
      return Object.values(input.fields).join(' ');
    case 'start':
    case 'human':
    case 'resume':
      return '';
    default:
      return input satisfies never;
  }
}

/** What hearing an input writes down. Pure; the log masks secrets. */
export function saidDrafts(input: TurnInput): readonly EventDraft[] {
  const text = wordsOf(input);
  switch (input.kind) {
    case 'say':
      return [{ type: 'user.said', data: { text, ...(input.isCut === true && { isCut: true }) } }];
    case 'choose':
      return [{ type: 'user.said', data: { text, choice: input.id } }];
    case 'submit':
      return [{ type: 'user.said', data: { text, form: { ...input.fields } } }];
    case 'start':
    case 'human':
    case 'resume':
      return [];
    default:
      return input satisfies never;
  }
}
