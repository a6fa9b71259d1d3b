/** Tells other tabs which conversation changed. One channel object both sends and listens, so a tab never hears itself. */
export interface TabChannel {
  tell(conversation: string): void;
  watch(conversation: string, onChange: () => void): () => void;
}

/** Over BroadcastChannel; silent where there is none. */
export function createTabChannel(name: string): TabChannel {
  const listeners = new Set<(conversation: unknown) => void>();
  let channel: BroadcastChannel | null = null;

  function open(): BroadcastChannel {
    const opened = new BroadcastChannel(name);
    opened.addEventListener('message', (event: MessageEvent<unknown>) => {
      for (const listener of listeners) listener(event.data);
    });
    return opened;
  }

  return {
    tell(conversation) {
      if (typeof BroadcastChannel === 'undefined') return;
      const current = channel ?? open();
      current.postMessage(conversation);
      if (current !== channel) current.close();
    },
    watch(conversation, onChange) {
      if (typeof BroadcastChannel === 'undefined') return () => {};
      const listener = (changed: unknown): void => {
        if (changed === conversation) onChange();
      };
      listeners.add(listener);
      channel ??= open();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        channel?.close();
        channel = null;
      };
    },
  };
}
