import type { WidgetOptions } from './options.ts';
import { createWidget } from './widget.ts';
import type { Widget } from './widget-api.ts';

export type { Listener, WidgetEventName, WidgetEvents } from './events.ts';
export type { IdentityProof, IdentitySource, ThemeName, ThemeTokens, WidgetOptions, WidgetUser } from './options.ts';
export type { Widget } from './widget-api.ts';

/** A widget that is on the page; `unmount` removes it with all it holds. */
export type Mounted = Widget & { readonly unmount: () => void };

/**
 * Puts a chat widget on the page. Importing this is safe in Node; calling it needs a DOM. Several on one page share nothing.
 * Throws OPTIONS_INVALID for options that can never work.
 * @example
 * const { unmount } = mount({ server: '/api/xiaoer', pack: '/xiaoer/shop.json', model: '/xiaoer/small.bin' });
 */
export function mount(options: WidgetOptions): Mounted {
  const widget = createWidget(options, () => import('./panel.tsx'));
  return { ...widget, unmount: widget.destroy };
}
