import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Conversation } from '@xiaoer/core';
import type { WidgetOptions } from '../options.ts';

/** The conversation of the customer who is here now; another customer gets another one. */
export interface Session {
  readonly conversation: ReadonlySignal<Conversation | null>;
  /** True once the stored log is in the view. */
  readonly isReady: ReadonlySignal<boolean>;
  /** Why none could be opened; null while all is well. */
  readonly failure: ReadonlySignal<unknown>;
  /** Resolves when `isReady` became true for the first time. */
  readonly ready: Promise<void>;
  /** Runs once a conversation is open; what is said before waits in order. */
  run(use: (conversation: Conversation) => Promise<void>): void;
  /** Closes the conversation and opens that of the customer in the options now. */
  restart(): void;
  close(): void;
}

export type OpenConversation = (options: WidgetOptions) => Promise<Conversation>;

/** Opens by `open`, again on `restart`; only the newest opening counts. Failures go to `onError` and into `failure`. */
export function createSession(
  options: () => WidgetOptions,
  open: OpenConversation,
  onError: (error: unknown) => void,
): Session {
  const conversation = signal<Conversation | null>(null);
  const isReady = signal(false);
  const failure = signal<unknown>(null);
  const waiting: ((conversation: Conversation) => Promise<void>)[] = [];
  let resolve = (): void => undefined;
  const ready = new Promise<void>((done) => {
    resolve = done;
  });
  let attempt = 0;

  async function start(): Promise<void> {
    attempt += 1;
    const mine = attempt;
    failure.value = null;
    isReady.value = false;
    try {
      const opened = await open(options());
      if (mine !== attempt) {
        opened.close();
        return;
      }
      conversation.value = opened;
      for (const use of waiting.splice(0)) use(opened).catch(onError);
      await opened.ready;
      if (mine !== attempt) return;
      isReady.value = true;
      resolve();
    } catch (error) {
      if (mine !== attempt) return;
      failure.value = error;
      onError(error);
    }
  }

  function close(): void {
    attempt += 1;
    conversation.peek()?.close();
    conversation.value = null;
  }

  void start();
  return {
    conversation,
    isReady,
    failure,
    ready,
    run(use) {
      const current = conversation.peek();
      if (current) use(current).catch(onError);
      else waiting.push(use);
    },
    restart() {
      close();
      void start();
    },
    close,
  };
}
