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
  const darkFor = (theme: string): string => dark.replaceAll('[dark]', `[data-theme='${theme}']`);
  const bySystem = `@media (prefers-color-scheme: dark) {${darkFor('auto')}}`;
  return [sheetOf(tokens + bySystem + darkFor('dark') + launcher)];
}

/** Black or white, whichever reads better on a colour of the form `#rgb` or `#rrggbb`; white on any other. Pure. */
export function readableOn(color: string): '#ffffff' | '#10110f' {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  const parts = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit);
  if (parts === undefined) return '#ffffff';
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // WCAG contrast: white wins while it reaches 4.5 : 1.
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#10110f';
}

/** Puts theme and brand tokens on the host element. Tokens that are not CSS values are dropped by the browser. */
export function applyTheme(host: HTMLElement, theme: ThemeName, brand: ThemeTokens): void {
  const { accent, ...rest } = brand;
  const canMix = CSS.supports('color', 'color-mix(in oklab, red, blue)');
  host.dataset['theme'] = theme;
  host.toggleAttribute('data-brand', accent !== undefined && canMix);
  const own = accent === undefined ? {} : { [canMix ? 'brand' : 'accent']: accent, 'on-brand': readableOn(accent) };
  for (const [name, value] of Object.entries({ ...own, ...rest })) host.style.setProperty(`--xiaoer-${name}`, value);
}
