import type { Pack } from '../pack/schema.ts';
import type { Option } from '../session/blocks.ts';
import type { ConversationState, MessageState } from '../session/state.ts';

const cheaper = /便宜(?:一?点|些)?的|平[啲嘅]|实惠的|\bcheap(?:er|est)\b/;
const dearer = /贵(?:一?点|些)?的|\b(?:pricier|dearer|more expensive|most expensive)\b/;
const ordinals: readonly RegExp[] = [
  /第一(?!次|回|天|时间|遍)|第1(?![\d次回天])|头一个|前者|前面(?:那|的)|上面那|\bfirst\b|\bformer\b/,
  /第二|第2|\bsecond\b/,
  /第三|第3|\bthird\b/,
  /第四|第4|\bfourth\b/,
  /第五|第5|\bfifth\b/,
];
const latest = /最后一?[个单件笔款]|后者|后面(?:那|的)|下面那|\b(?:last|latter)\b/;

/** Products that the sentence points at without a name: “便宜的那个”, “第二个”, “这款”, “那双”. Best first. */
export function pointedProducts(plain: string, state: ConversationState, pack: Pack): readonly string[] {
  const mentioned = (state.mentions['product'] ?? []).filter((id) => Object.hasOwn(pack.products, id));
  const page = state.page['product'];
  const shown = shownProducts(state);
  const set = shown.length > 1 ? shown : mentioned.slice(0, 2);
  const price = (id: string) => pack.products[id]?.priceFen ?? 0;
  if (set.length > 1 && cheaper.test(plain)) return [...set].sort((a, b) => price(a) - price(b)).slice(0, 1);
  if (set.length > 1 && dearer.test(plain)) return [...set].sort((a, b) => price(b) - price(a)).slice(0, 1);
  const position = ordinalOf(plain, set.length);
  if (position !== null && set.length > 1) return set.slice(position, position + 1);
  if (/这|呢个|\bthis\b|\bthese\b/.test(plain) && page !== undefined) return [page];
  if (/那|它|嗰|这|刚才|\b(?:that|it|those)\b/.test(plain) && mentioned[0] !== undefined) return [mentioned[0]];
  return [];
}

/** The product spoken about last, or the page's; null when there is none. */
export function contextProduct(state: ConversationState, pack: Pack): string | null {
  const known = [...(state.mentions['product'] ?? []), state.page['product']];
  return known.find((id) => id !== undefined && Object.hasOwn(pack.products, id)) ?? null;
}

/** The option of the last message that a text means: its label, a part of it that only one has, or its place. */
export function meantOption(
  plain: string,
  options: readonly Option[],
  normalize: (text: string) => string,
): Option | null {
  const wanted = plain.replace(/[\s\p{P}]+$/u, '').trim();
  if (wanted === '') return null;
  const exact = options.find(({ label, id }) => normalize(label).trim() === wanted || id === wanted);
  if (exact !== undefined) return exact;
  const position = ordinalOf(plain, options.length) ?? bareNumber(wanted);
  return position === null ? null : (options[position] ?? null);
}

/** What the last message of the bot offers to tap: choices first, then quick replies. */
export function offeredOptions(state: ConversationState): readonly Option[] {
  const said = lastBotMessages(state);
  const choices = said.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'choices' ? block.options : [])),
  );
  return [...choices, ...said.flatMap(({ suggestions }) => suggestions)];
}

/** What the bot said since the customer's message before this one. */
export function lastBotMessages(state: ConversationState): readonly MessageState[] {
  const { messages } = state;
  let end = messages.length;
  while (end > 0 && messages[end - 1]?.from !== 'bot') end -= 1;
  let start = end;
  while (start > 0 && messages[start - 1]?.from === 'bot') start -= 1;
  return messages.slice(start, end);
}

/** The goods that the last messages showed as cards, in their order. */
export function shownProducts(state: ConversationState): readonly string[] {
  return lastBotMessages(state).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'product_card' ? [block.product.id] : [])),
  );
}

function ordinalOf(plain: string, length: number): number | null {
  const position = ordinals.findIndex((pattern) => pattern.test(plain));
  if (position >= 0 && position < length) return position;
  return length > 1 && latest.test(plain) ? length - 1 : null;
}

function bareNumber(text: string): number | null {
  const digits = /^(?:选)?([1-9])$/.exec(text);
  return digits === null ? null : Number(digits[1]) - 1;
}
