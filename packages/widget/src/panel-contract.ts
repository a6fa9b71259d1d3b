import type { Emit } from './events.ts';
import type { WidgetOptions } from './options.ts';

/** What the light part (loader) gives the heavy part (panel chunk). */
export interface PanelContext {
  readonly root: ShadowRoot;
  readonly options: WidgetOptions;
  readonly emit: Emit;
  readonly setUnread: (count: number) => void;
  readonly requestClose: () => void;
}

/** The heavy part as the light part drives it. */
export interface Panel {
  /** Resolves when the stored conversation is on screen. */
  readonly ready: Promise<void>;
  setOpen(isOpen: boolean): void;
  send(text: string): void;
  prefill(text: string): void;
  /** Opens the conversation of the customer in the options now. */
  setUser(): void;
  setPage(page: Readonly<Record<string, string>>): void;
  setLocale(locale: string): void;
  /** Drops the conversation from this device and starts anew as a guest. */
  reset(): Promise<void>;
  destroy(): void;
}

export type CreatePanel = (context: PanelContext) => Panel;
export type LoadPanel = () => Promise<{ readonly createPanel: CreatePanel }>;
