import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Conversation, Readable } from '@xiaoer/core';

/**
 * A conversation that the page made, as our components need it: its readables may be of another copy of signals, whose changes ours
 * would not see. Closing it only stops listening; the conversation itself is the page's to close.
 */
export function adoptConversation(foreign: Conversation): Conversation {
  const stops: (() => void)[] = [];

  function follow<T>(readable: Readable<T>): ReadonlySignal<T> {
    const own = signal(readable.peek());
    stops.push(
      readable.subscribe((value) => {
        own.value = value;
      }),
    );
    return own;
  }

  const { messages, suggestions, typing, status } = foreign.view;
  const view = {
    messages: follow(messages),
    suggestions: follow(suggestions),
    typing: follow(typing),
    status: follow(status),
  };
  const close = (): void => {
    for (const stop of stops) stop();
  };
  return Object.create(foreign, { view: { value: view }, close: { value: close } }) as Conversation;
}
