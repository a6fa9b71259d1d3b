import { computed, effect, signal } from '@preact/signals';
import type { Conversation } from '@xiaoer/core';
import { webIds } from '@xiaoer/core/drivers/web-ids';
import { render } from 'preact';
import { App } from './components/app.tsx';
import { FaceProvider } from './components/face.ts';
import type { Actions } from './components/face.ts';
import { holdDevice } from './host/device.ts';
import { openConversation } from './host/open-conversation.ts';
import { appStorage } from './host/storage.ts';
import { questionForLogin } from './host/carry-over.ts';
import { createSession } from './host/session.ts';
import { watchViewport } from './host/viewport.ts';
import { watchConversation } from './host/watch.ts';
import { pickLocale } from './locales/locale.ts';
import { createPhrases } from './locales/strings.ts';
import type { Panel, PanelContext } from './panel-contract.ts';
import { panelSheet } from './theme/panel-sheet.ts';

/** Draws the panel into the widget's shadow root and opens the customer's conversation. */
export function createPanel(context: PanelContext): Panel {
  const { root, emit } = context;
  const isOpen = signal(false);
  const draft = signal('');
  const locale = signal(pickLocale(context.options.locale));
  const phrases = computed(() => createPhrases(locale.value));

  const onError = (error: unknown): void => {
    context.options.onError?.(error);
    emit('error', { error });
  };
  const host = root.host as HTMLElement;
  const viewport = watchViewport(host);
  const appId = context.options.appId ?? 'default';
  const device = holdDevice(appId, webIds());
  const onEngine = (engine: string): void => {
    host.dataset['engine'] = engine;
  };
  const onOtherCustomer = (): void => session.restart();
  const session = createSession(
    () => context.options,
    (options) => openConversation(options, { device: device.id, onError, onEngine, onOtherCustomer }),
    onError,
  );

  let watch: ReturnType<typeof watchConversation> | undefined;
  const stopWatching = effect(() => {
    const conversation = session.conversation.value;
    if (!session.isReady.value || conversation === null) return;
    const mine = watchConversation({
      conversation,
      appId,
      emit,
      isOpen: () => isOpen.peek(),
      setUnread: context.setUnread,
    });
    watch = mine;
    return () => mine.stop();
  });

  const run = (use: (conversation: Conversation) => Promise<void>): void => session.run(use);
  const reset = async (): Promise<void> => {
    await session.conversation.peek()?.erase();
    session.restart();
    appStorage(appId).clear();
  };
  const actions: Actions = {
    say: (text) => run((conversation) => conversation.say(text)),
    choose: (id, label) => run((conversation) => conversation.choose(id, label)),
    submit: (form, fields) => run((conversation) => conversation.submit(form, fields)),
    requestHuman: () => run((conversation) => conversation.requestHuman()),
    endHandoff: () => run((conversation) => conversation.endHandoff()),
    rate(score, comment) {
      run((conversation) => conversation.rate(score, ...(comment === '' ? [] : [comment])));
      emit('csat:submitted', { score });
    },
    rateMessage: (message, thumb) => run((conversation) => conversation.rateMessage(message, thumb)),
    retry: () => run((conversation) => conversation.retry()),
    setTyping: (isTyping) => session.conversation.peek()?.setTyping(isTyping),
    erase: () => void reset().catch(onError),
    restart: () => session.restart(),
    close: context.requestClose,
  };

  const place = document.createElement('div');
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, panelSheet()];
  root.prepend(place);
  const face = { phrases, actions, isPhone: viewport.isPhone, now: () => Date.now() };
  const { conversation, failure, isReady } = session;
  render(
    <FaceProvider value={face}>
      <App conversation={conversation} failure={failure} isReady={isReady} isOpen={isOpen} draft={draft} />
    </FaceProvider>,
    place,
  );

  return {
    ready: session.ready,
    setOpen(wanted) {
      isOpen.value = wanted;
      if (wanted) watch?.look();
    },
    send: actions.say,
    prefill(text) {
      draft.value = text;
    },
    setUser() {
      const question = questionForLogin(session.conversation.peek(), device.id);
      session.restart();
      if (question !== null && context.options.user) run((opened) => opened.say(question));
    },
    setPage: (page) => run((opened) => opened.setPage(page)),
    setLocale(wanted) {
      locale.value = pickLocale(wanted);
      run((opened) => opened.setLocale(locale.peek()));
    },
    reset,
    destroy() {
      stopWatching();
      session.close();
      device.release();
      viewport.stop();
      render(null, place);
      place.remove();
    },
  };
}
