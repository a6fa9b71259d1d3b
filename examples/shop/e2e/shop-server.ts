import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../server.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The demo shop as its own process, on a free port and over its own data. */
export interface ShopServer {
  readonly url: string;
  /** Ends it as a power cut would: no signal handler runs. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again over the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Starts a shop; resolves when it has printed where its desk is. */
export async function startShop(): Promise<ShopServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xiaoer-shop-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    await new Promise<void>((ready, fail) => {
      started.once('exit', (code) => fail(new Error(`The shop ended with code ${code} before it was ready.`)));
      started.stdout.on('data', (text: Buffer) => text.includes('/desk') && ready());
    });
  }

  async function kill(): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  async function stop(): Promise<number | null> {
    const running = child;
    child = null;
    if (running === null) return null;
    running.kill('SIGINT');
    await once(running, 'exit');
    return running.exitCode;
  }

  await start();
  return {
    url: `http://localhost:${port}`,
    kill,
    stop,
    start,
    async remove() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
