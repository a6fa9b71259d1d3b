import type { Listener, WidgetEventName } from './events.ts';
import type { ThemeName, ThemeTokens, WidgetOptions, WidgetUser } from './options.ts';

/** One widget on a page, as a host page drives it. Every verb works before the panel is loaded. */
export interface Widget {
  readonly host: HTMLElement;
  /** Resolves when the stored conversation is on screen; loads the panel. Rejects with CONVERSATION_CLOSED after `destroy`. */
  ready(callback?: () => void): Promise<void>;
  open(): void;
  close(): void;
  toggle(isOpen?: boolean): void;
  /** Launcher and panel together. */
  show(): void;
  hide(): void;
  update(partial: WidgetOptions): void;
  /** Who is logged in now; `null` on logout. The token proves it where there is no identity source. */
  setUser(user: WidgetUser | string | null, traits?: { name?: string }, proof?: { token?: string }): void;
  setPage(page: Readonly<Record<string, string>>): void;
  setContext(page: Readonly<Record<string, string>>): void;
  setLocale(locale: string): void;
  setTheme(theme: ThemeName | ThemeTokens): void;
  sendMessage(text: string): void;
  prefill(text: string): void;
  /** Forgets identity and history on this device. */
  reset(): Promise<void>;
  on<N extends WidgetEventName>(name: N, listener: Listener<N>): () => void;
  off<N extends WidgetEventName>(name: N, listener: Listener<N>): void;
  once<N extends WidgetEventName>(name: N, listener: Listener<N>): () => void;
  isOpen(): boolean;
  getUnreadCount(): number;
  /** Removes every node, listener and timer. The stored conversation stays. */
  destroy(): void;
}
