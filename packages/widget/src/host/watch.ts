import { effect, signal } from '@preact/signals';
import type { Conversation, MessageRow, StatusView } from '@xiaoer/core';
import type { Emit } from '../events.ts';
import { rememberLive } from '../live.ts';
import { appStorage } from './storage.ts';

interface Watch {
  readonly conversation: Conversation;
  readonly appId: string;
  readonly emit: Emit;
  readonly isOpen: () => boolean;
  readonly setUnread: (count: number) => void;
}

const writeDelayMs = 400;

function tellRow(row: MessageRow, before: MessageRow | undefined, emit: Emit): void {
  const { id, text, from } = row;
  if (from === 'user') {
    if (before === undefined) emit('message:sent', { id, text });
    if (row.delivery === 'failed' && before?.delivery !== 'failed') emit('message:failed', { id });
  } else if (before === undefined && from !== 'notice') emit('message:received', { id, text, from });
}

function tellStatus(now: StatusView, before: StatusView, emit: Emit): void {
  const at = Date.now();
  if (now.handoff !== before.handoff) {
    if (now.handoff === 'requested') emit('handoff:requested', { at });
    if (now.handoff === 'assigned') emit('handoff:assigned', { agent: now.agentName ?? '' });
    if (now.handoff === 'ended') emit('handoff:ended', { at });
  }
  if (now.position !== null && now.position !== before.position) emit('handoff:queue', { position: now.position });
}

/**
 * Turns changes of a view into the widget's events and the unread count; history is told to nobody. Starts when the log has been
 * replayed; call `look` whenever the panel opens. `stop` ends it.
 */
export function watchConversation({ conversation, appId, emit, isOpen, setUnread }: Watch) {
  const { messages, status } = conversation.view;
  const opened = signal(0);
  let known = new Map(messages.peek().map((row) => [row.id, row]));
  let lastStatus = status.peek();
  const storage = appStorage(appId);
  const stored = storage.read('read');
  const startedAt = Date.now();
  /** Time of the newest message that was seen; what was said before this device knew the customer counts as seen. */
  let readAt = stored === null ? startedAt : Number(stored);

  let writeSoon: ReturnType<typeof setTimeout> | undefined;

  /** Off the path of an answer: a write to localStorage costs milliseconds on a slow phone. */
  function keepRead(): void {
    clearTimeout(writeSoon);
    writeSoon = undefined;
    storage.write('read', String(readAt));
  }

  addEventListener('pagehide', keepRead);
  const stopRows = effect(() => {
    const rows = messages.value;
    void opened.value;
    const before = known;
    known = new Map(rows.map((row) => [row.id, row]));
    // History that comes from the server after a while is older than this page.
    const news = rows.filter((row) => before.get(row.id) !== row && (before.has(row.id) || row.at >= startedAt));
    const isFirst = ![...before.values()].some(({ from }) => from === 'user');
    const opening = isFirst ? news.find(({ from }) => from === 'user') : undefined;
    if (opening) emit('conversation:started', { at: opening.at });
    for (const row of news) tellRow(row, before.get(row.id), emit);
    if (isOpen()) {
      readAt = rows.reduce((latest, row) => Math.max(latest, row.at), readAt);
      writeSoon ??= setTimeout(keepRead, writeDelayMs);
    }
    setUnread(rows.filter((row) => (row.from === 'bot' || row.from === 'agent') && row.at > readAt).length);
  });

  const stopStatus = effect(() => {
    const now = status.value;
    tellStatus(now, lastStatus, emit);
    lastStatus = now;
    rememberLive(appId, now.handoff === 'requested' || now.handoff === 'queued' || now.handoff === 'assigned');
  });

  return {
    look(): void {
      opened.value += 1;
    },
    stop(): void {
      stopRows();
      stopStatus();
      removeEventListener('pagehide', keepRead);
      if (writeSoon !== undefined) keepRead();
    },
  };
}
