/** One server-sent event. `data` is JSON text in one line; only durable events have an id. */
export function eventText(event: string, data: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

/** A comment that keeps proxies from closing a quiet connection. */
export const pingText = ': ping\n\n';

/** How long a browser waits before it connects again. */
export const retryText = 'retry: 2000\n\n';

/** Half of what common proxies allow a silent connection. */
export const pingMs = 15_000;
