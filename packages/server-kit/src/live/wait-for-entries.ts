import type { Services } from '../services.ts';

/** Listens from now on; `done` resolves at the first new event, after that time, or when the client goes. */
export function waitForEntries(
  services: Services,
  conversation: string,
  waitMs: number,
  signal: AbortSignal,
): { readonly done: Promise<void>; readonly stop: () => void } {
  let stop: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    const stops = [
      services.journal.conversations.subscribe(conversation, (told) => {
        if (told.kind === 'entries') resolve();
      }),
      services.clock.after(waitMs, resolve),
    ];
    const onAbort = () => resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => {
      for (const one of stops) one();
      signal.removeEventListener('abort', onAbort);
      resolve();
    };
  });
  return { done, stop };
}
