import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { zhCn } from './zh-cn.ts';
import type { Strings } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

/** Fills `{name}` marks; a mark without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
}

/** Texts, dates and money of one language. Pure but for the customer's time zone. */
export function createPhrases(locale: Locale) {
  const strings: Strings = { 'zh-CN': zhCn, 'zh-TW': zhTw, en }[locale];
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' });
  const dayWithYear = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric' });

  /** Days since the epoch in the customer's time zone. */
  const dayNumber = (at: number): number => {
    const date = new Date(at);
    return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
  };

  function dateOf(at: number, now: number): string {
    if (!Number.isFinite(at)) return '';
    const daysAgo = dayNumber(now) - dayNumber(at);
    if (daysAgo === 0) return strings.today;
    if (daysAgo === 1) return strings.yesterday;
    if (daysAgo === -1) return strings.tomorrow;
    return (new Date(at).getFullYear() === new Date(now).getFullYear() ? day : dayWithYear).format(at);
  }

  return {
    locale,
    strings,
    fill,
    dayNumber,
    /** Day of an ISO time, as words. */
    date: (iso: string, now: number) => dateOf(Date.parse(iso), now),
    /** `今天 14:03`, of epoch milliseconds. */
    moment: (at: number, now: number) => (Number.isFinite(at) ? `${dateOf(at, now)} ${time.format(at)}` : ''),
    /** Fen to yuan: `¥299`, `¥59.90`. */
    money: (fen: number) => `¥${fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)}`,
  };
}

export type Phrases = ReturnType<typeof createPhrases>;
