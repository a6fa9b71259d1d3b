import type { Conversation } from '@xiaoer/core';
import { XiaoerError } from '@xiaoer/core/errors';
import type { WidgetOptions } from '../options.ts';
import { adoptConversation } from './adopt.ts';

/** Opens the customer's conversation with the drivers that this page can have. */
export async function openConversation(
  options: WidgetOptions,
  _onError: (error: unknown) => void,
): Promise<Conversation> {
  if (options.conversation) return adoptConversation(options.conversation);
  throw new XiaoerError('OPTIONS_INVALID', 'The widget cannot start: give it a conversation.');
}
