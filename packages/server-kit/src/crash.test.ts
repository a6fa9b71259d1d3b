import { agentQueueSchema, eventPageSchema, eventStoredSchema, sessionSchema } from '@xiaoer/core/protocol';
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fetchJson } from './testing/http-server.ts';
import { handoffRequested, said } from './testing/test-events.ts';
import { agentToken } from './testing/test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'xiaoer-crash-'));
let running: ChildProcess | null = null;
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(file: string): Promise<{ base: string; kill: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'testing', 'crash-server.ts'), [file], {
    execArgv: ['--conditions=@xiaoer/source'],
  });
  running = child;
  const [port] = await once(child, 'message');
  const kill = async () => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  return { base: `http://127.0.0.1:${port}/api/xiaoer`, kill };
}

/** One guest who writes until the server is gone, and remembers what was acknowledged. */
interface Writer {
  readonly token: string;
  readonly conversation: string;
  /** Acknowledged seq by event id. */
  readonly stored: Map<string, number>;
  count: number;
}

async function open(base: string, device: string): Promise<Writer> {
  const { token, conversation } = sessionSchema.parse(
    (await fetchJson(`${base}/v1/sessions`, { body: { device } })).body,
  );
  return { token, conversation, stored: new Map(), count: 0 };
}

/** Writes event after event, each fifth time a wish for a person; ends when a call fails. */
async function writeUntilGone(base: string, writer: Writer, onStored: () => void): Promise<void> {
  try {
    for (;;) {
      writer.count += 1;
      const id = `event-${writer.count}`;
      const event = writer.count % 5 === 0 ? handoffRequested(id) : said(id);
      const answer = await fetchJson(`${base}/v1/events`, {
        token: writer.token,
        body: { events: [event, said(`${id}-b`)] },
      });
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
      for (const { id: storedId, seq } of eventStoredSchema.parse(answer.body).stored) writer.stored.set(storedId, seq);
      onStored();
    }
  } catch (error) {
    // The call under way when the server was killed: not acknowledged, so it may be there or not.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function readAll(base: string, token: string): Promise<{ id: string; seq: number; type: string }[]> {
  const all: { id: string; seq: number; type: string }[] = [];
  for (let after = 0, hasMore = true; hasMore;) {
    const page = eventPageSchema.parse((await fetchJson(`${base}/v1/events?limit=500&after=${after}`, { token })).body);
    all.push(...(page.events as typeof all));
    after = page.cursor;
    hasMore = page.hasMore;
  }
  return all;
}

describe('a server that is killed under load', () => {
  it('has every acknowledged event once in its place, and the waiting room, after each of three restarts', async () => {
    const file = join(folder, 'crash.sqlite');
    let server = await start(file);
    const writers = await Promise.all(Array.from({ length: 8 }, (_, index) => open(server.base, `device-${index}`)));
    for (let round = 1; round <= 3; round += 1) {
      let acknowledged = 0;
      let reached: () => void = () => undefined;
      const enough = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const writing = writers.map((writer) =>
        writeUntilGone(server.base, writer, () => {
          acknowledged += 1;
          if (acknowledged === 150 * round) reached();
        }),
      );
      await enough;
      await server.kill();
      await Promise.all(writing);
      server = await start(file);

      for (const { token, stored } of writers) {
        const found = await readAll(server.base, token);
        expect(found.map(({ seq }) => seq)).toEqual(found.map((_, index) => index + 1));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        const seqOf = new Map(found.map(({ id, seq }) => [id, seq]));
        for (const [id, seq] of stored) expect(seqOf.get(id), id).toBe(seq);
        // A pair of events is one unit: never one without the other.
        const said = found.filter(({ type }) => type === 'user.said' || type === 'handoff.requested');
        expect(said.length % 2).toBe(0);
        // Each wish has its place in line, told in the same unit.
        expect(found.some(({ type }) => type === 'handoff.requested')).toBe(
          found.some(({ type }) => type === 'handoff.queued'),
        );
      }
      const queue = agentQueueSchema.parse(
        (await fetchJson(`${server.base}/v1/agent/queue`, { token: agentToken })).body,
      );
      const waiting = queue.waiting.map(({ conversation }) => conversation);
      expect(waiting.toSorted()).toEqual(writers.map(({ conversation }) => conversation).toSorted());
    }

    const [writer] = writers;
    if (writer === undefined) throw new Error('no writer');
    const again = { token: writer.token, body: { events: [said(`event-${writer.count}`), said('event-1')] } };
    const repeated = eventStoredSchema.parse((await fetchJson(`${server.base}/v1/events`, again)).body);
    expect(repeated.stored[1]?.seq).toBe(writer.stored.get('event-1-'));
    await server.kill();
  }, 60_000);
});
