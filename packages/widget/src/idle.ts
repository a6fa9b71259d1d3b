/** Runs once there is a body, which an async script in the head may precede; returns the way to cancel. */
export function whenBody(run: () => void): () => void {
  const cancel = (): void => document.removeEventListener('DOMContentLoaded', run);
  if ((document.body as HTMLElement | null) === null)
    document.addEventListener('DOMContentLoaded', run, { once: true });
  else run();
  return cancel;
}

/** Runs once when the page has loaded and the browser is idle; returns the way to cancel. */
export function whenIdle(run: () => void): () => void {
  let cancel = (): void => window.removeEventListener('load', wait);

  function wait(): void {
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(run, { timeout: 5000 });
      cancel = () => cancelIdleCallback(handle);
      return;
    }
    const timer = setTimeout(run, 1000);
    cancel = () => clearTimeout(timer);
  }

  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
  return () => cancel();
}

const liveKey = (appId: string): string => `xiaoer:${appId}:live`;

/** Whether a talk with a person was going on when the page was left: its replies must be seen without opening. */
export function rememberedAsLive(appId: string): boolean {
  try {
    return localStorage.getItem(liveKey(appId)) === '1';
  } catch {
    return false;
  }
}

/** Remembers that for the next page. Storage may be refused; then the next page only learns it on opening. */
export function rememberLive(appId: string, isLive: boolean): void {
  try {
    if (isLive) localStorage.setItem(liveKey(appId), '1');
    else localStorage.removeItem(liveKey(appId));
  } catch {
    // Storage is refused here: nothing to remember with.
  }
}
