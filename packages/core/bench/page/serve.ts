import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves files by path, cross-origin isolated: a page's clock then steps by 5 µs instead of 100. */
export async function serveFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const content = files[request.url ?? '/'];
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': typeOf(request.url ?? '/'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function typeOf(path: string): string {
  if (path === '/' || path.endsWith('.html')) return 'text/html; charset=utf-8';
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
}
