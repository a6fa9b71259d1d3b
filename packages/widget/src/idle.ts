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

/** Resolves when the next frame has been painted; in a page that paints none, when it is idle. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const cancelIdle = whenIdle(resolve);
    requestAnimationFrame(() => {
      // A message posted from an animation frame arrives after that frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        cancelIdle();
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
