import type { ConversationState } from '../session/state.ts';
import type { Decision } from './commands.ts';
import type { Searches } from './searches.ts';
import type { TurnInput } from '../session/turn-input.ts';
import { isAffirm, isRetry } from './words.ts';

/** The customer's words that a second try or a login takes up again: “我的裙子到哪了” still names the dress. Null: these words are new. */
export function earlierWish(
  input: TurnInput,
  { commands }: Decision,
  { messages }: ConversationState,
  { normalize }: Searches,
): string | null {
  const isAgain = input.kind === 'resume' || commands.some(({ type }) => type === 'retry');
  if (!isAgain) return null;
  const said = messages.filter(({ from }) => from === 'user').map(({ text }) => text);
  if (input.kind !== 'resume') said.pop();
  const wish = said.reverse().find((text) => {
    const plain = normalize(text).text;
    return plain.trim() !== '' && !isRetry(plain) && !isAffirm(plain);
  });
  return wish ?? null;
}
