import type { Signal } from '@preact/signals';
import type { Conversation, Readable } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Announcer } from './announcer.tsx';
import { ConnectionBanner, HandoffBanner, MindBanner } from './banners.tsx';
import { Composer } from './composer.tsx';
import { useFace } from './face.ts';
import { Header } from './header.tsx';
import { MessageList } from './message-list.tsx';
import { blankStatus } from './no-conversation.ts';
import { Rating } from './rating.tsx';
import { Suggestions } from './suggestions.tsx';
import { Typing } from './typing.tsx';
import { useDialogFocus } from './dialog-focus.ts';

interface AppProps {
  /** Null while it is being opened. */
  readonly conversation: Readable<Conversation | null>;
  readonly failure: Readable<unknown>;
  readonly isReady: Readable<boolean>;
  readonly isOpen: Readable<boolean>;
  readonly draft: Signal<string>;
}

/** The panel: a dialog that is modal on a phone and stands beside the page elsewhere. */
export function App({ conversation, failure, isReady, isOpen, draft }: AppProps): VNode {
  const { actions, isPhone, words } = useFace();
  const { strings } = words;
  const panel = useRef<HTMLDivElement>(null);
  const composer = useRef<HTMLTextAreaElement>(null);
  const current = conversation.value;
  const status = current?.view.status ?? blankStatus;
  useDialogFocus({ panel, composer, isOpen: isOpen.value, isModal: isPhone.value });

  useEffect(() => {
    if (panel.current) panel.current.inert = !isOpen.value;
  }, [isOpen.value]);

  return (
    <div
      id="panel"
      class="panel"
      role="dialog"
      aria-label={strings.title}
      aria-modal={isPhone.value}
      hidden={!isOpen.value}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        actions.close();
      }}
    >
      <Header status={status} />
      <ConnectionBanner status={status} />
      <HandoffBanner status={status} />
      <MindBanner status={status} />
      {current ? (
        <MessageList rows={current.view.messages} isOpen={isOpen} composer={composer}>
          <Typing typing={current.view.typing} status={status} />
          <Rating status={status} />
          <Suggestions options={current.view.suggestions} composer={composer} />
        </MessageList>
      ) : (
        <Opening hasFailed={failure.value !== null} />
      )}
      {current && <Announcer rows={current.view.messages} isReady={isReady.value} />}
      <Composer draft={draft} input={composer} />
    </div>
  );
}

function Opening({ hasFailed }: { hasFailed: boolean }): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  return (
    <div class="log-frame opening">
      {hasFailed ? (
        <div role="alert">
          <p>{strings.loadFailed}</p>
          <button type="button" class="primary" onClick={() => actions.restart()}>
            {strings.tryAgain}
          </button>
        </div>
      ) : (
        <p class="hidden" role="status">
          {strings.loading}
        </p>
      )}
    </div>
  );
}
