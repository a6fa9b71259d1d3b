import type { Conversation, ConversationOptions, ConversationPorts } from './conversation-api.ts';
import { createConversationWith } from './conversation-with.ts';
import { createMind } from './create-mind.ts';

/**
 * One conversation over the given ports. Throws OPTIONS_INVALID at once where an option cannot work; after that nothing
 * throws into the host: failures of network, storage or model go to `onError` and become degraded answers.
 *
 * @example
 * const conversation = createConversation(
 *   { understander, logStore: memoryLogStore(), clock: webClock(), nextId: webIds() },
 *   { id: 'shop:guest', device: 'tab-1', pack },
 * );
 * conversation.view.messages.subscribe((rows) => draw(rows));
 * await conversation.say('运费谁出');
 */
export function createConversation(ports: ConversationPorts, options: ConversationOptions): Conversation {
  return createConversationWith(createMind(options?.pack, ports?.understander), ports, options);
}
