/*
 * How many events the server stores durably in a second: 64 connections, each the session of one guest, post events of
 * usual size one by one. Server and load share the machine. Run: npm run bench -w packages/server-kit
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLoad } from './load-connection.ts';

const connections = 64;
const warmUpSeconds = 2;
const seconds = 10;
const goal = { perSecond: 3000, p99Ms: 50 };

const folder = mkdtempSync(join(tmpdir(), 'xiaoer-append-'));
const loadBefore = loadavg()[0];
const server = fork(join(import.meta.dirname, 'append-server.ts'), [join(folder, 'bench.sqlite')], {
  execArgv: ['--conditions=@xiaoer/source'],
});
const [port] = (await once(server, 'message')) as [number];
const base = `http://127.0.0.1:${port}/api/xiaoer`;

async function post(path: string, body: unknown): Promise<{ token: string; cursor: number }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { token: string; cursor: number };
}

/** Milliseconds of processor time that the server has used. */
async function cpuMs(): Promise<number> {
  server.send('usage');
  const [{ user, system }] = (await once(server, 'message')) as [NodeJS.CpuUsage];
  return (user + system) / 1000;
}

let count = 0;
function nextBody(): string {
  count += 1;
  const text = '我上周买的那条红色针织连衣裙到哪里了,帮我看看还要几天';
  const event = {
    id: `bench-event-${count}`,
    seq: null,
    device: 'bench',
    counter: count,
    at: Date.now(),
    turn: `turn-${count}`,
  };
  return JSON.stringify({ events: [{ ...event, type: 'user.said', data: { text } }] });
}

const tokens: string[] = [];
for (let index = 0; index < connections; index += 1) {
  tokens.push((await post('/v1/sessions', { device: `bench-${index}` })).token);
}
const loads = tokens.map((token) => openLoad(port, '/api/xiaoer/v1/events', token, nextBody));
await new Promise((resolve) => setTimeout(resolve, warmUpSeconds * 1000));
const warm = loads.map((load) => load.latenciesMs.length);
const startedAt = performance.now();
const cpuBefore = await cpuMs();
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const elapsed = (performance.now() - startedAt) / 1000;
const cpuUsedMs = (await cpuMs()) - cpuBefore;
const measured = loads
  .flatMap((load, index) => load.latenciesMs.slice(warm[index]))
  .toSorted((left, right) => left - right);
await Promise.all(loads.map((load) => load.stop()));

/** Every acknowledged event must be there. */
let stored = 0;
for (const token of tokens) {
  let after = 0;
  for (let hasMore = true; hasMore;) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${base}/v1/events?limit=500&after=${after}`, { headers });
    const page = (await response.json()) as { events: unknown[]; cursor: number; hasMore: boolean };
    stored += page.events.length;
    after = page.cursor;
    hasMore = page.hasMore;
  }
}
server.disconnect();
await once(server, 'exit');
rmSync(folder, { recursive: true });

const at = (share: number) => Number((measured[Math.floor(measured.length * share)] ?? 0).toFixed(2));
const acknowledged = loads.reduce((sum, load) => sum + load.latenciesMs.length, 0);
const result = {
  what: 'POST /v1/events, one event, durable (WAL, synchronous=FULL, group commit)',
  goal,
  connections,
  seconds,
  perSecond: Math.round(measured.length / elapsed),
  p50Ms: at(0.5),
  p99Ms: at(0.99),
  maxMs: at(0.999999),
  serverCpuMsPerEvent: Number((cpuUsedMs / measured.length).toFixed(4)),
  failures: loads.flatMap((load) => load.failures).length,
  acknowledged,
  stored,
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, loadBefore },
  date: new Date().toISOString().slice(0, 10),
};
console.log(JSON.stringify(result, null, 2));
for (const failure of loads.flatMap((load) => load.failures).slice(0, 3)) console.error(failure);
const isGood =
  result.perSecond >= goal.perSecond && result.p99Ms <= goal.p99Ms && result.failures === 0 && stored === acknowledged;
if (process.argv.includes('--write')) {
  writeFileSync(join(import.meta.dirname, 'results', 'append.json'), `${JSON.stringify(result, null, 2)}\n`);
}
process.exitCode = isGood ? 0 : 1;
