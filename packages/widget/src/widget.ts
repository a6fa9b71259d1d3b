import { XiaoerError } from '@xiaoer/core/errors';
import { createEmitter } from './events.ts';
import type { Listener, WidgetEventName } from './events.ts';
import { createLauncher } from './launcher.ts';
import { pickLocale } from './locales/locale.ts';
import { checkOptions } from './options.ts';
import type { ThemeName, ThemeTokens, WidgetOptions, WidgetUser } from './options.ts';
import type { LoadPanel, Panel } from './panel-contract.ts';
import { applyTheme, baseSheets } from './theme/theme.ts';
import { whenBody, whenIdle } from './idle.ts';
import { rememberedAsLive } from './live.ts';

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

/** Puts a launcher on the page; the panel comes by `load` on the first opening. Throws OPTIONS_INVALID at once. */
export function createWidget(initial: WidgetOptions, load: LoadPanel): Widget {
  checkOptions(initial);
  let options = initial;
  let panel: Panel | undefined;
  let loading: Promise<Panel> | undefined;
  let isOpen = false;
  let isHidden = false;
  let isDestroyed = false;
  let giveUp = (): void => undefined;
  const destroyed = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(new XiaoerError('CONVERSATION_CLOSED', 'The widget was destroyed; mount another one to go on.'));
  });
  destroyed.catch(() => undefined);
  let unread = 0;
  const { on, off, once, emit, clear } = createEmitter();
  const appId = options.appId ?? 'default';

  const host = document.createElement('xiaoer-chat');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = baseSheets();
  const launcher = createLauncher(() => toggle());
  root.append(launcher.button);

  function draw(): void {
    host.hidden = isHidden;
    host.dataset['position'] = options.position ?? 'bottom-right';
    applyTheme(host, options.theme ?? 'auto', options.tokens ?? {});
    const locale = pickLocale(options.locale);
    const isBusy = loading !== undefined && panel === undefined;
    launcher.update({ isOpen, isBusy, unread, locale, isHidden: options.hideLauncher === true });
  }

  function failed(error: unknown): void {
    if (isDestroyed) return;
    loading = undefined;
    isOpen = false;
    draw();
    options.onError?.(error);
    emit('error', { error });
  }

  function loadPanel(): Promise<Panel> {
    loading ??= load().then(({ createPanel }) => {
      if (isDestroyed) return destroyed;
      panel = createPanel({
        root,
        get options() {
          return options;
        },
        emit,
        setUnread(count) {
          if (unread === count) return;
          unread = count;
          draw();
          emit('unread', { count });
        },
        requestClose: () => toggle(false),
      });
      panel.setOpen(isOpen);
      draw();
      void panel.ready.then(() => emit('ready', { appId }));
      return panel;
    });
    return loading;
  }

  /** Runs on the panel, now or once it is loaded; a panel that cannot be loaded is told by the event `error`. */
  function withPanel(run: (loaded: Panel) => void): void {
    if (panel) run(panel);
    else loadPanel().then(run, failed);
  }

  function toggle(wanted = !isOpen): void {
    if (isDestroyed || wanted === isOpen) return;
    isOpen = wanted;
    if (isOpen || panel) withPanel((loaded) => loaded.setOpen(isOpen));
    draw();
    emit(isOpen ? 'open' : 'close', { appId });
  }

  function setPage(page: Readonly<Record<string, string>>): void {
    options = { ...options, page };
    panel?.setPage(page);
  }

  draw();
  const cancelAttach = whenBody(() => (options.parent ?? document.body).append(host));
  const cancelIdle =
    options.prefetch || rememberedAsLive(appId) ? whenIdle(() => withPanel(() => undefined)) : () => undefined;

  return {
    host,
    async ready(callback) {
      await (
        await loadPanel()
      ).ready;
      callback?.();
    },
    open: () => toggle(true),
    close: () => toggle(false),
    toggle,
    show() {
      isHidden = false;
      draw();
    },
    hide() {
      toggle(false);
      isHidden = true;
      draw();
    },
    update(partial) {
      const { locale, page, user } = partial;
      options = { ...options, ...partial };
      draw();
      if (locale !== undefined) panel?.setLocale(locale);
      if (page !== undefined) panel?.setPage(page);
      if (user !== undefined) panel?.setUser();
    },
    setUser(user, traits, proof) {
      const known = typeof user === 'string' ? { id: user, ...(traits?.name && { name: traits.name }) } : user;
      const token = proof?.token;
      const { identity: _before, ...rest } = options;
      const identity = token === undefined ? initial.identity : () => Promise.resolve({ token });
      options = { ...rest, user: known, ...(identity && { identity }) };
      panel?.setUser();
    },
    setPage,
    setContext: setPage,
    setLocale(locale) {
      options = { ...options, locale };
      draw();
      panel?.setLocale(locale);
    },
    setTheme(theme) {
      options =
        typeof theme === 'string' ? { ...options, theme } : { ...options, tokens: { ...options.tokens, ...theme } };
      draw();
    },
    sendMessage: (text) => withPanel((loaded) => loaded.send(text)),
    prefill: (text) => withPanel((loaded) => loaded.prefill(text)),
    async reset() {
      const { user: _user, ...rest } = options;
      options = rest;
      await (await loadPanel()).reset();
    },
    on,
    off,
    once,
    isOpen: () => isOpen,
    getUnreadCount: () => unread,
    destroy() {
      isDestroyed = true;
      giveUp();
      isOpen = false;
      cancelAttach();
      cancelIdle();
      panel?.destroy();
      clear();
      host.remove();
    },
  };
}
