import type { EventDraft } from './events.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState } from './state.ts';

/** What the host page says when it opens a conversation. */
export interface Opening {
  readonly isStarted: boolean;
  readonly locale: string | undefined;
  readonly channel: string | undefined;
  /** Null while what answers is on its way: the beginning is noted when it is there. */
  readonly pack: string | null;
  readonly user: { readonly id: string; readonly name?: string } | null | undefined;
  readonly page: Readonly<Record<string, string>> | undefined;
}

/** The events that opening brings: only what differs from the state. Pure. */
export function openingDrafts(state: ConversationState, opening: Opening): readonly EventDraft[] {
  const { isStarted, locale, pack, page } = opening;
  const begins = isStarted || pack === null ? null : startedDraft(locale ?? 'zh-CN', opening.channel, pack);
  return [
    ...(begins === null ? localeDrafts(state, locale) : [begins]),
    ...userDrafts(state, opening.user),
    ...(page === undefined ? [] : pageDrafts(state, page)),
  ];
}

/** The beginning of a conversation. Pure. */
export function startedDraft(locale: string, channel: string | undefined, pack: string): EventDraft {
  return { type: 'conversation.started', data: { locale: knownLocale(locale), channel: channel ?? 'web', pack } };
}

/** A change of language, if it is one. Pure. */
export function localeDrafts(state: ConversationState, locale: string | undefined): readonly EventDraft[] {
  if (locale === undefined || knownLocale(locale) === state.locale) return [];
  return [{ type: 'locale.changed', data: { locale: knownLocale(locale) } }];
}

/** A change of page, if it is one. Pure. */
export function pageDrafts(state: ConversationState, page: Readonly<Record<string, string>>): readonly EventDraft[] {
  const names = new Set([...Object.keys(state.page), ...Object.keys(page)]);
  const isSame = [...names].every((name) => state.page[name] === page[name]);
  return isSame ? [] : [{ type: 'page.changed', data: { page: { ...page } } }];
}

/** `zh-CN`, `zh-TW` or `en`: the nearest of the three, zh-CN for every other language. */
export function knownLocale(locale: string): string {
  if (/^zh\b.*(?:TW|HK|MO|Hant)/i.test(locale)) return 'zh-TW';
  return /^en\b/i.test(locale) ? 'en' : 'zh-CN';
}

/** A claim of the page is no news where the same customer is known, verified or not. */
function userDrafts(state: ConversationState, user: Opening['user']): readonly EventDraft[] {
  if (user === undefined || (user?.id ?? null) === state.user.id) return [];
  const name = user?.name === undefined ? {} : { name: user.name };
  return [{ type: 'user.identified', data: { id: user?.id ?? null, ...name, verified: false } }];
}

/** Nobody but the customer has spoken yet, and no person is on the way. Pure. */
export function isUngreeted({ messages, handoff }: ConversationState): boolean {
  return !isActive(handoff) && messages.every(({ from, notice }) => from === 'user' || notice === 'text.cut');
}
