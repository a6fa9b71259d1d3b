/** The languages the widget speaks. */
export type Locale = 'zh-CN' | 'zh-TW' | 'en';

/** The nearest language of ours; `auto` and nothing read the page, then the browser. Chinese where nothing is known. */
export function pickLocale(wanted: string | undefined): Locale {
  const given = wanted === undefined || wanted === 'auto' ? pageLanguage() : wanted;
  const tag = given.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
  return tag.startsWith('zh') || tag === '' ? 'zh-CN' : 'en';
}

function pageLanguage(): string {
  return document.documentElement.lang || navigator.language || '';
}
