import type { Option } from './blocks.ts';
import type { ConversationState, MessageState } from './state.ts';

/** Every option that one message offers: quick replies, choices, and cards that can be tapped. */
function optionsOf(message: MessageState): readonly Option[] {
  const inBlocks = message.blocks.flatMap((block): readonly Option[] => {
    if (block.type === 'choices') return block.options;
    if (block.type !== 'order_card' || block.option === undefined) return [];
    return [{ id: block.option, label: block.order.orderNo }];
  });
  return [...message.suggestions, ...inBlocks];
}

/** The option if it is on offer now: since the customer last spoke. Pure. */
export function offeredOption(state: ConversationState, id: string): Option | null {
  const lastSaid = state.messages.map(({ from }) => from).lastIndexOf('user');
  const current = state.messages.slice(lastSaid + 1).flatMap(optionsOf);
  return current.find((option) => option.id === id) ?? null;
}

/** What an option that is gone was called; null if it never was on offer. Pure. */
export function formerLabel(state: ConversationState, id: string): string | null {
  const all = state.messages.flatMap(optionsOf).filter((option) => option.id === id);
  return all[all.length - 1]?.label ?? null;
}
