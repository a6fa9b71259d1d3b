import type { LogRecord, LogStore } from '@xiaoer/core';
import { XiaoerError } from '@xiaoer/core/errors';
import type { MyApi } from '../my-api.ts';
import { textStorage } from './storage-call.ts';
import { utf8Bytes } from './utf8.ts';

/** A key of the mini-program's storage holds 200 KB; a margin is left for what the platform adds. */
const maxKeyBytes = 190_000;
/** A part is closed from here on: small parts keep a write cheap, as it writes the last part again. */
const fullPartBytes = 16_000;

/** The parts of one log, in order. Each write makes new parts and changes the list last: all or nothing. */
interface Part {
  readonly name: string;
  readonly records: readonly LogRecord[];
}

/**
 * LogStore over `my.setStorage`, in parts below the 200 KB of a key. Rejects with STORAGE_FAILED when the 10 MB of the
 * mini-program are used up, or for one record that fits no key.
 */
export function myLogStore(my: MyApi, prefix = 'xiaoer'): LogStore {
  const storage = textStorage(my);
  /** Writes and reads run one after the other: a part that is rewritten must not be read in between. */
  let line: Promise<unknown> = Promise.resolve();

  const listKey = (conversation: string): string => `${prefix}:${conversation}`;
  const partKey = (conversation: string, name: string): string => `${prefix}:${conversation}:${name}`;

  function inLine<T>(task: () => Promise<T>): Promise<T> {
    const result = line.then(task);
    line = result.catch(() => undefined);
    return result;
  }

  async function readNames(conversation: string): Promise<readonly string[]> {
    const text = await storage.get(listKey(conversation));
    return text === null ? [] : (JSON.parse(text) as string[]);
  }

  async function readParts(conversation: string): Promise<readonly Part[]> {
    const names = await readNames(conversation);
    return Promise.all(
      names.map(async (name) => {
        const text = await storage.get(partKey(conversation, name));
        return { name, records: text === null ? [] : (JSON.parse(text) as LogRecord[]) };
      }),
    );
  }

  async function write(conversation: string, records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return;
    const before = await readParts(conversation);
    const after = withRecords(before, records);
    const changed = after.filter((part) => !before.includes(part));
    for (const part of changed) await storage.set(partKey(conversation, part.name), textOf(part));
    await storage.set(listKey(conversation), JSON.stringify(after.map((part) => part.name)));
    const gone = before.filter((part) => !after.includes(part));
    for (const part of gone) await storage.remove(partKey(conversation, part.name));
  }

  return {
    read: (conversation) =>
      inLine(async () => {
        const parts = await readParts(conversation);
        return parts.reduce<LogRecord[]>((all, part) => [...all, ...part.records], []);
      }),
    write: (conversation, records) => inLine(() => write(conversation, records)),
    erase: (conversation) =>
      inLine(async () => {
        const names = await readNames(conversation);
        await storage.remove(listKey(conversation));
        for (const name of names) await storage.remove(partKey(conversation, name));
      }),
  };
}

function textOf(part: Part): string {
  const text = JSON.stringify(part.records);
  if (utf8Bytes(text) <= maxKeyBytes) return text;
  throw new XiaoerError('STORAGE_FAILED', 'One event is larger than the 200 KB that a key of the storage holds.');
}

/** The parts with the records in them; parts that did not change keep their identity. Pure. */
function withRecords(parts: readonly Part[], records: readonly LogRecord[]): readonly Part[] {
  const latest = new Map(records.map((record) => [record.id, record]));
  const highest = parts.reduce((most, part) => Math.max(most, Number(part.name)), 0);
  let made = 0;
  const named = (all: readonly LogRecord[]): Part => ({ name: String(highest + (made += 1)), records: all });

  const replaced = parts.map((part) => {
    if (!part.records.some((record) => latest.has(record.id))) return part;
    return named(
      part.records.map((record) => {
        const next = latest.get(record.id) ?? record;
        latest.delete(record.id);
        return next;
      }),
    );
  });
  const last = replaced[replaced.length - 1];
  const isOpen = last !== undefined && utf8Bytes(JSON.stringify(last.records)) < fullPartBytes;
  const closed = isOpen ? replaced.slice(0, -1) : replaced;
  const added = [...latest.values()];
  if (added.length === 0) return replaced;
  return [...closed, ...inParts(isOpen ? last.records : [], added).map(named)];
}

function inParts(open: readonly LogRecord[], added: readonly LogRecord[]): LogRecord[][] {
  const lists: LogRecord[][] = [[...open]];
  let sizeBytes = utf8Bytes(JSON.stringify(open));
  for (const record of added) {
    const recordBytes = utf8Bytes(JSON.stringify(record));
    if (sizeBytes + recordBytes > fullPartBytes && lists[lists.length - 1]?.length !== 0) {
      lists.push([]);
      sizeBytes = 0;
    }
    lists[lists.length - 1]?.push(record);
    sizeBytes += recordBytes;
  }
  return lists;
}
