import type { ConversationEvent } from '../session/events.ts';
import { mapStrings } from './map-strings.ts';
import { maskAs, redact } from './redact.ts';
import type { PrivateKind } from './spans.ts';

/** What a property or field is called decides where its words do not. */
const kindsByKey: readonly (readonly [RegExp, PrivateKind])[] = [
  [/^(?:phone|mobile|tel|telephone|contactPhone|receiverPhone)(?:No|Number)?$/i, 'phone'],
  [/e-?mail$/i, 'email'],
  [/address$/i, 'address'],
  [/^(?:id_?card|identity_?no|id_?number)$/i, 'id_card'],
  [/^(?:bank_?card|card_?no|card_?number)$/i, 'bank_card'],
  [/^(?:password|cvv2?|cvc2?|pin)$/i, 'password'],
  [/^tax_?no$/i, 'tax_no'],
  // Tickets name what they hold as the shop's agents read it.
  [/手机|电话|電話/, 'phone'],
  [/邮箱|郵箱|信箱/, 'email'],
  [/地址/, 'address'],
  [/身份证|身份證/, 'id_card'],
  [/卡号|卡號/, 'bank_card'],
  [/税号|稅號/, 'tax_no'],
  [/收货人|收貨人|收件人|姓名/, 'person'],
  [/^(?:receiver|recipient|consignee|contact)(?:_?name)?$/i, 'person'],
];

const privateEntities: Readonly<Record<string, PrivateKind>> = {
  phone: 'phone',
  email: 'email',
  id_card: 'id_card',
  bank_card: 'bank_card',
  address: 'address',
  person: 'person',
  tax_no: 'tax_no',
};

/** What a private slot held, so that the sentence it came from can be masked too. */
export interface PrivateValue {
  readonly text: string;
  readonly mask: string;
}

/** The values of private slots among events; those under two characters say nothing and would mask everything. */
export function privateValuesOf(events: readonly ConversationEvent[]): readonly PrivateValue[] {
  const values = events.flatMap((event) => {
    if (event.type !== 'slot.set' || !event.data.isPrivate) return [];
    const texts = [event.data.label, ...(typeof event.data.value === 'string' ? [event.data.value] : [])];
    return texts.map((text) => ({ text, mask: maskPrivate(text, event.data.slot) }));
  });
  const distinct = new Map(values.filter(({ text }) => text.length >= 2).map((value) => [value.text, value]));
  return [...distinct.values()].sort((left, right) => right.text.length - left.text.length);
}

/** The copy of an event that leaves this device. What a lookup needs goes to that lookup and nowhere else. */
export function redactEvent(event: ConversationEvent, known: readonly PrivateValue[]): ConversationEvent {
  const clean = (text: string, key: string | null): string => {
    const kind = key === null ? undefined : kindsByKey.find(([pattern]) => pattern.test(key))?.[1];
    const masked = known.reduce((words, { text: secret, mask }) => words.replaceAll(secret, mask), text);
    if (masked !== text) return redact(masked);
    const found = redact(text);
    return kind === undefined || found !== text || text === '' ? found : maskAs(kind, text);
  };
  const data = redactData(event, clean);
  return data === event.data ? event : ({ ...event, data } as ConversationEvent);
}

function redactData(event: ConversationEvent, clean: (text: string, key: string | null) => string): unknown {
  switch (event.type) {
    case 'slot.set': {
      const { value, label, slot, isPrivate } = event.data;
      if (!isPrivate) return mapStrings(event.data, clean);
      const mask = (text: string): string => maskPrivate(text, slot);
      return { ...event.data, value: mapStrings(value, mask), label: mask(label) };
    }
    case 'intent.recognized': {
      const entities = event.data.entities.map((entity) => {
        const kind = Object.hasOwn(privateEntities, entity.type) ? privateEntities[entity.type] : undefined;
        if (kind === undefined) return entity;
        return { ...entity, text: maskAs(kind, entity.text), value: maskAs(kind, entity.value) };
      });
      return { ...event.data, entities };
    }
    case 'conversation.started':
    case 'locale.changed':
    case 'user.identified':
    case 'step.reached':
    case 'slot.cleared':
    case 'flow.ended':
    case 'message.rated':
    case 'handoff.queued':
    case 'handoff.assigned':
    case 'handoff.ended':
    case 'agent.said':
      return event.data;
    case 'user.said':
    case 'bot.said':
    case 'page.changed':
    case 'policy.decided':
    case 'flow.started':
    case 'action.started':
    case 'action.succeeded':
    case 'action.failed':
    case 'handoff.offered':
    case 'handoff.requested':
    case 'rating.given':
      return mapStrings(event.data, clean);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** The mask of a private slot: by what it looks like, else by its name, else all but the first character. */
export function maskPrivate(text: string, slot: string): string {
  const found = redact(text);
  if (found !== text || text === '') return found;
  const kind = kindsByKey.find(([pattern]) => pattern.test(slot))?.[1];
  return kind === undefined ? `${text.slice(0, 1)}**` : maskAs(kind, text);
}
