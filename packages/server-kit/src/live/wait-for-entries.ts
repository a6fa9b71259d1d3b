import type { Services } from '../services.ts';

/** Listens from now on; `done` resolves at the first new event, after that time, or when client or server go. */
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
    const ends = [signal, services.closing];
    for (const end of ends) {
      if (end.aborted) resolve();
      end.addEventListener('abort', onAbort, { once: true });
    }
    stop = () => {
      for (const one of stops) one();
      for (const end of ends) end.removeEventListener('abort', onAbort);
      resolve();
    };
  });
  return { done, stop };
}
