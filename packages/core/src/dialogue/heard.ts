import type { Pack } from '../pack/schema.ts';
import type { Entity, Understanding } from '../ports/understander.ts';
import type { ConversationState } from '../session/state.ts';
import { recognizeNames } from './recognize.ts';
import { pointedProducts } from './references.ts';
import type { Searches } from './searches.ts';
import { isDeictic, isGeneric, isQuestion } from './words.ts';

/** One input as everything after understanding sees it. */
export interface Heard {
  readonly text: string;
  /** The text in comparable form: simplified, lower case, NFKC. */
  readonly plain: string;
  readonly understanding: Understanding | null;
  /** Entities of the understander with the pack's own names added; products carry their id. */
  readonly entities: readonly Entity[];
  /** Ids of the products meant: named, or pointed at. Empty when the sentence means none. */
  readonly products: readonly string[];
  readonly isQuestion: boolean;
  readonly isGeneric: boolean;
  readonly isDeictic: boolean;
  /** A short sentence that only makes sense after the one before: “那双呢”, “43码呢”. */
  readonly isFollowUp: boolean;
}

/** Collects what one sentence says. Pure. */
export function hear(
  text: string,
  understanding: Understanding | null,
  state: ConversationState,
  pack: Pack,
  searches: Searches,
): Heard {
  const { normalize, names } = searches;
  const plain = normalize(text).text;
  const entities = recognizeNames(text, names, normalize, understanding?.entities ?? []);
  const named = entities.filter(({ type, value }) => type === 'product' && Object.hasOwn(pack.products, value));
  const meant = named.filter(({ start }) => !/(?:不是|而不是|\bnot(?: the| my)?)\s*$/u.test(text.slice(0, start)));
  const products = [...new Set((meant.length > 0 ? meant : named).map(({ value }) => value))];
  return {
    text,
    plain,
    understanding,
    entities,
    products: products.length > 0 ? products : pointedProducts(plain, state, pack),
    isQuestion: isQuestion(plain),
    isGeneric: isGeneric(plain),
    isDeictic: isDeictic(plain),
    isFollowUp: isFollowUp(
      plain,
      entities.filter(({ type }) => !answers.includes(type)).map((entity) => normalize(entity.text).text),
    ),
  };
}

/** Whether goods are all that was said: “那双鞋” names something and wishes nothing. */
export function namesOnlyGoods({ isFollowUp: isShort, entities }: Heard): boolean {
  const kinds = new Set(entities.map(({ type }) => type));
  return isShort && kinds.has('product') && [...kinds].every((type) => type === 'product' || type === 'attribute');
}

/** The first value of that type in the sentence, or null. */
export function entityOf(heard: Heard, type: string): Entity | null {
  return heard.entities.find((entity) => entity.type === type) ?? null;
}

/** What only answers a question: an e-mail address alone asks nothing about the last topic. */
const answers: readonly string[] = ['email', 'phone', 'person', 'organization', 'id_card', 'bank_card'];
const longestFollowUp = 14;
const states = /没发货|未发货|还没发|已发货|发货了|在路上|运输中|已签收|签收了|收到了|没付款|未付款/gu;
const empty =
  /[\s\p{P}\p{S}]|那个?|这个?|要是|如果|换成?|寄到?|送到?|发到?|到|给|的|呢|的话|吧|啊|码|色|款|双|件|what about|how about|and|the|one/gu;

function isFollowUp(plain: string, words: readonly string[]): boolean {
  if (plain.length > longestFollowUp && !/^(?:what|how) about|^and /.test(plain)) return false;
  if (/呢[\s?？!！。.]*$/.test(plain) || /^(?:what|how) about\b|^and (?:the|in|to|for)\b/.test(plain)) return true;
  let rest = plain.replace(states, ' ');
  if (words.length === 0 && rest === plain && !/^[那这]/.test(plain)) return false;
  for (const word of words) rest = rest.replace(word, ' ');
  return rest.replace(empty, '').length === 0;
}
