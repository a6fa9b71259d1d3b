import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const packages = fileURLToPath(new URL('../..', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const typeOf = (path: string): string => types[extname(path)] ?? 'application/octet-stream';

/** Folders that a test page may read, by the first part of the path. */
const folders: Record<string, string> = {
  widget: 'widget/dist',
  core: 'core/dist',
  models: 'core/models',
  e2e: 'widget/e2e',
};

export interface TestServerOptions {
  /** Sent as Content-Security-Policy with every page. */
  readonly csp?: string;
  /** Answers what lies under `/api/`; usually a server-kit's handler. */
  readonly api?: (request: Request) => Promise<Response>;
  /** Sends brotli where it pays, for measuring. Default false. */
  readonly isCompressed?: boolean;
  /** Files made by a test, by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

async function toRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request(url, { method: request.method ?? 'GET', headers, ...(body.length > 0 && { body }) });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.flushHeaders();
  const reader = answer.body?.getReader();
  response.on('close', () => void reader?.cancel().catch(() => undefined));
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) response.write(part.value);
  response.end();
}

const isCompressible = (path: string): boolean => /\.(html|js|mjs|css|json|bin)$/.test(path);

/** Brotli as a shop's own server would send it, made once for each file. */
function createCompressor(): (path: string, body: Buffer) => Buffer {
  const made = new Map<string, Buffer>();
  return (path, body) => {
    const known = made.get(path) ?? brotliCompressSync(body);
    made.set(path, known);
    return known;
  };
}

interface FileOptions {
  readonly csp: string | undefined;
  readonly compress: ((path: string, body: Buffer) => Buffer) | undefined;
}

async function sendFile(path: string, response: ServerResponse, { csp, compress }: FileOptions): Promise<void> {
  const [, first = '', ...rest] = normalize(path).split('/');
  const folder = folders[first];
  try {
    if (folder === undefined) throw new Error('not served');
    const body = await readFile(join(packages, folder, ...rest));
    const headers = { 'content-type': typeOf(path), ...(csp && { 'content-security-policy': csp }) };
    if (compress === undefined || !isCompressible(path)) response.writeHead(200, headers).end(body);
    else response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(compress(path, body));
  } catch {
    response.writeHead(404).end();
  }
}

/** Serves the built packages and the pages of `e2e/` on a free port, as a merchant's site would. */
export async function startTestServer({ csp, api, files, isCompressed }: TestServerOptions = {}): Promise<TestServer> {
  const compress = isCompressed ? createCompressor() : undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const answer = async (): Promise<void> => {
      if (api && url.pathname.startsWith('/api/')) await send(await api(await toRequest(request, url)), response);
      else if (url.pathname === '/favicon.ico') response.writeHead(204).end();
      else if (files?.[url.pathname])
        response.writeHead(200, { 'content-type': typeOf(url.pathname) }).end(files[url.pathname]);
      else await sendFile(url.pathname, response, { csp, compress });
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
