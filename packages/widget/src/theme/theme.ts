import dark from './dark.css';
import launcher from './launcher.css';
import tokens from './tokens.css';
import type { ThemeName, ThemeTokens } from '../options.ts';

/** A constructable stylesheet: allowed by `style-src 'self'` without a nonce. */
export function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** The sheets that the launcher needs; the panel adopts its own beside them. */
export function baseSheets(): CSSStyleSheet[] {
  const always = dark.replace(':host', ":host([data-theme='dark'])");
  const bySystem = `@media (prefers-color-scheme: dark) {${dark.replace(':host', ":host([data-theme='auto'])")}}`;
  return [sheetOf(tokens + bySystem + always + launcher)];
}

/** Puts theme and brand tokens on the host element. Tokens that are not CSS values are dropped by the browser. */
export function applyTheme(host: HTMLElement, theme: ThemeName, brand: ThemeTokens): void {
  host.dataset['theme'] = theme;
  for (const [name, value] of Object.entries(brand)) host.style.setProperty(`--xiaoer-${name}`, value);
}
