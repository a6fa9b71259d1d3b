import type { Conversation } from '@xiaoer/core';

/**
 * What a guest asked that waits for his login alone, to be said again in his own conversation. Null where nothing waits,
 * or another tab heard it: that one says it.
 */
export function questionForLogin(conversation: Conversation | null, device: string): string | null {
  if (conversation === null) return null;
  const { user, stack, messages } = conversation.state();
  const isWaiting = stack[stack.length - 1]?.asks === 'login';
  const said = messages.filter(({ from }) => from === 'user');
  const last = said[said.length - 1];
  return user.id === null && isWaiting && last?.device === device ? last.text : null;
}
