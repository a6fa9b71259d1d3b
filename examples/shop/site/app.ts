import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { nodeHandler } from '@xiaoer/server-kit/adapters/node';
import { giveToken, logIn } from './accounts.ts';
import { chooseAgent, openDesk } from './agents.ts';
import { folders } from './folders.ts';
import { createKit } from './kit.ts';
import { sendPage } from './pages.ts';
import { readSecrets } from './secrets.ts';
import { securityHeaders } from './security-headers.ts';
import { sqliteShopStore } from './shop-store.ts';
import { createFileSender } from './static-files.ts';

/** The shop and the desk as one request listener for node:http. */
export interface ShopApp {
  listener(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/** Folders by the first part of the path that serves them. */
const files: Readonly<Record<string, readonly string[]>> = {
  assets: [folders.public],
  images: [folders.images],
  widget: [folders.widget],
  desk: [folders.desk],
  xiaoer: [folders.built, folders.models],
};

/** Starts everything over one folder of data. What customers did there outlives a restart. */
export function createShopApp(options: { dataDir: string; now?: () => number }): ShopApp {
  const { dataDir, now = Date.now } = options;
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(join(dataDir, 'secrets.json'));
  const shop = sqliteShopStore(join(dataDir, 'shop.sqlite'), now);
  const kit = createKit({ file: join(dataDir, 'xiaoer.sqlite'), secrets, shop, now });
  const sendFile = createFileSender();
  const kitListener = nodeHandler(kit);

  async function serveFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [first = '', ...rest] = path.slice(1).split('/');
    for (const folder of files[first] ?? []) {
      if (await sendFile(folder, rest.join('/'), request, response)) return true;
    }
    return false;
  }

  async function serveDesk(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = openDesk(request, secrets.agents);
    if (headers === null) {
      response.writeHead(403, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
      response.end('客服工作台只在本机打开：请用 http://localhost 访问。\n');
      return;
    }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!(await sendFile(folders.desk, 'index.html', request, response))) {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('客服工作台还没有构建：请运行 npm run setup。\n');
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const call = `${request.method} ${path}`;
    if (call === 'POST /api/login') return logIn(request, response);
    if (path === '/api/token') return giveToken(request, response, secrets.identity);
    if (path === '/api/desk/agent') return chooseAgent(request, response, secrets.agents);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (path === '/desk' || path === '/desk/') return serveDesk(request, response);
    if (!(await serveFile(path, request, response))) sendPage(path, request, response, shop);
  }

  return {
    listener(request, response) {
      if (request.url?.startsWith('/api/xiaoer')) {
        kitListener(request, response);
        return;
      }
      serve(request, response).catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
        response.end('Something went wrong.\n');
      });
    },
    async close() {
      await kit.close();
      shop.close();
    },
  };
}
