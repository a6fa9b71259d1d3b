import { createEmitter } from './events.ts';
import { whenBody, whenIdle } from './idle.ts';
import { createLauncher } from './launcher.ts';
import { rememberedAsLive } from './live.ts';
import { pickLocale } from './locales/locale.ts';
import { checkOptions } from './options.ts';
import type { WidgetOptions } from './options.ts';
import type { LoadPanel } from './panel-contract.ts';
import { createPanelSlot } from './panel-slot.ts';
import { applyTheme, baseSheets } from './theme/theme.ts';
import type { Widget } from './widget-api.ts';

/** Puts a launcher on the page; the panel comes by `load` on the first opening. Throws OPTIONS_INVALID at once. */
export function createWidget(initial: WidgetOptions, load: LoadPanel): Widget {
  checkOptions(initial);
  let options = initial;
  let isOpen = false;
  let isHidden = false;
  let isDestroyed = false;
  let unread = 0;
  const { on, off, once, emit, clear } = createEmitter();
  const appId = options.appId ?? 'default';

  const host = document.createElement('xiaoer-chat');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = baseSheets();
  const launcher = createLauncher(() => toggle());
  root.append(launcher.button);

  const panel = createPanelSlot({
    load,
    context: {
      root,
      get options() {
        return options;
      },
      emit,
      setUnread,
      requestClose: () => toggle(false),
    },
    onLoaded(loaded) {
      loaded.setOpen(isOpen);
      draw();
      void loaded.ready.then(() => emit('ready', { appId }));
    },
    onFailed(error) {
      isOpen = false;
      draw();
      options.onError?.(error);
      emit('error', { error });
    },
  });

  function draw(): void {
    host.hidden = isHidden;
    host.dataset['position'] = options.position ?? 'bottom-right';
    applyTheme(host, options.theme ?? 'auto', options.tokens ?? {});
    const locale = pickLocale(options.locale);
    launcher.update({ isOpen, isBusy: panel.isLoading(), unread, locale, isHidden: options.hideLauncher === true });
  }

  function change(partial: WidgetOptions): void {
    options = { ...options, ...partial };
    draw();
  }

  function setUnread(count: number): void {
    if (unread === count) return;
    unread = count;
    draw();
    emit('unread', { count });
  }

  function toggle(wanted = !isOpen): void {
    if (isDestroyed || wanted === isOpen) return;
    isOpen = wanted;
    if (isOpen || panel.peek()) panel.use((loaded) => loaded.setOpen(isOpen));
    draw();
    emit(isOpen ? 'open' : 'close', { appId });
  }

  function show(isShown: boolean): void {
    if (!isShown) toggle(false);
    isHidden = !isShown;
    draw();
  }

  const setPage: Widget['setPage'] = (page) => {
    change({ page });
    panel.peek()?.setPage(page);
  };

  const setUser: Widget['setUser'] = (user, traits, proof) => {
    const known = typeof user === 'string' ? { id: user, ...(traits?.name && { name: traits.name }) } : user;
    const token = proof?.token;
    const { identity: _before, ...rest } = options;
    const identity = token === undefined ? initial.identity : () => Promise.resolve({ token });
    options = { ...rest, user: known, ...(identity && { identity }) };
    panel.peek()?.setUser();
  };

  draw();
  const cancelAttach = whenBody(() => (options.parent ?? document.body).append(host));
  const isWantedSoon = options.prefetch === true || rememberedAsLive(appId);
  const cancelIdle = isWantedSoon ? whenIdle(() => panel.use(() => undefined)) : () => undefined;

  return {
    host,
    async ready(callback) {
      await panel.ready();
      callback?.();
    },
    open: () => toggle(true),
    close: () => toggle(false),
    toggle,
    show: () => show(true),
    hide: () => show(false),
    update(partial) {
      change(partial);
      if (partial.locale !== undefined) panel.peek()?.setLocale(partial.locale);
      if (partial.page !== undefined) panel.peek()?.setPage(partial.page);
      if (partial.user !== undefined) panel.peek()?.setUser();
    },
    setUser,
    setPage,
    setContext: setPage,
    setLocale(locale) {
      change({ locale });
      panel.peek()?.setLocale(locale);
    },
    setTheme: (theme) => change(typeof theme === 'string' ? { theme } : { tokens: { ...options.tokens, ...theme } }),
    sendMessage: (text) => panel.use((loaded) => loaded.send(text)),
    prefill: (text) => panel.use((loaded) => loaded.prefill(text)),
    async reset() {
      const { user: _user, ...rest } = options;
      options = rest;
      await (await panel.get()).reset();
    },
    on,
    off,
    once,
    isOpen: () => isOpen,
    getUnreadCount: () => unread,
    destroy() {
      isDestroyed = true;
      isOpen = false;
      cancelAttach();
      cancelIdle();
      panel.destroy();
      clear();
      host.remove();
    },
  };
}
