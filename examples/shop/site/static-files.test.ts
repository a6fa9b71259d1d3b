import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileSender } from './static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'static-files-'));
const folder = join(root, 'served');
const long = 'const answer = 42;\n'.repeat(200);
const sendFile = createFileSender();
const server = createServer((request, response) => {
  void sendFile(folder, request.url?.slice(1) ?? '', request, response).then((isSent) => {
    if (!isSent) response.writeHead(404).end();
  });
});
let url = '';

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'long.js'), long);
  writeFileSync(join(folder, 'short.css'), 'a{}');
  writeFileSync(join(folder, 'notes.txt'), 'not for the web');
  writeFileSync(join(root, 'secret.json'), '{}');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}/${path}`, { headers });

test('sends a long file shortened as the browser accepts it, and the same words', async () => {
  for (const encoding of ['br', 'gzip']) {
    const response = await get('long.js', { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(Number(response.headers.get('content-length'))).toBeLessThan(long.length / 10);
    expect(await response.text()).toBe(long);
  }
  const plain = await get('long.js', { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(long);
});

test('does not send again what the browser has, and sends what changed', async () => {
  const etag = (await get('short.css')).headers.get('etag') ?? '';
  expect((await get('short.css', { 'if-none-match': etag })).status).toBe(304);
  writeFileSync(join(folder, 'short.css'), 'a{color:red}');
  const changed = await get('short.css', { 'if-none-match': etag });
  expect(await changed.text()).toBe('a{color:red}');
});

test('serves no other kind of file and nothing outside of the folder', async () => {
  for (const path of ['notes.txt', '..%2fsecret.json', '%2e%2e/secret.json', 'missing.js', '']) {
    expect((await get(path)).status, path).toBe(404);
  }
  const request = { method: 'GET', headers: {} };
  expect(await sendFile(folder, '../secret.json', request as never, {} as never)).toBe(false);
});
