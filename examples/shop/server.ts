import { createServer } from 'node:http';
import { join } from 'node:path';
import { createShopApp } from './site/app.ts';
import { folders } from './site/folders.ts';

const port = Number(process.env['PORT'] ?? 8080);
const dataDir = process.env['DATA_DIR'] ?? join(folders.shop, '.data');
/** Both names of this machine unless told; `HOST=0.0.0.0` opens the shop, but never the desk, to the network. */
const hosts = process.env['HOST'] === undefined ? ['127.0.0.1', '::1'] : [process.env['HOST']];

const app = createShopApp({ dataDir });
const servers = hosts.map((host) => ({
  host,
  server: createServer((request, response) => app.listener(request, response)),
}));

/** Listens, or ends with what to do. A machine without IPv6 has one name less, which is fine. */
async function listen({ host, server }: (typeof servers)[number]): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | null>((done) => {
    server.once('error', done);
    server.listen(port, host, () => done(null));
  });
  if (failure === null || (host === '::1' && failure.code !== 'EADDRINUSE')) return;
  console.error(
    failure.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one, e.g. PORT=${port + 1} npm start`
      : `Cannot listen on ${host}:${port}: ${failure.message}`,
  );
  process.exit(1);
}

await Promise.all(servers.map(listen));
console.log(`shop  http://localhost:${port}/`);
console.log(`desk  http://localhost:${port}/desk`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const { server } of servers) {
      server.close();
      server.closeAllConnections();
    }
    void app.close().finally(() => process.exit(0));
  });
}
