import type { Locale } from './locale.ts';

const titles: Record<Locale, string> = { 'zh-CN': '在线客服', 'zh-TW': '線上客服', en: 'Customer service' };

/** The launcher's accessible name; says how many messages are unread. Apart from the other texts: the loader needs only this. */
export function launcherName(locale: Locale, unread: number): string {
  const title = titles[locale];
  if (unread === 0) return title;
  if (locale === 'en') return `${title}, ${unread} unread`;
  return locale === 'zh-TW' ? `${title}，${unread} 則未讀訊息` : `${title}，${unread} 条未读消息`;
}
