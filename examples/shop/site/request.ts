import type { IncomingMessage } from 'node:http';

/** Longest body of the shop's own calls; they carry one short name. */
const maxBodyBytes = 4096;

/** Whether the call comes from a page of ours. Browsers set these headers themselves; a page elsewhere cannot. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === host;
  return request.headers['sec-fetch-site'] === 'same-origin';
}

/** Whether the caller sits at this machine and asked for it by its own name (which a rebound DNS name is not). */
export function isLocal(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback && ['localhost', '127.0.0.1', '[::1]'].includes(name);
}

/** The JSON object in the body, or null where there is none that fits. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  if (!request.headers['content-type']?.startsWith('application/json')) return null;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
