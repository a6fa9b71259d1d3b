import type { StreamBody } from '../http/call.ts';
import type { ConversationSignal } from '../journal.ts';
import { entryJson } from '../journal.ts';
import type { Services } from '../services.ts';
import type { StoredEntry } from '../store.ts';
import { eventText, pingMs, pingText, retryText } from './event-text.ts';
import { repeat } from './repeat.ts';

const pageSize = 200;

/**
 * Sends a conversation from after `cursor`, each event once and in order: stored ones by pages, new ones as they come,
 * and by pages again after a gap. Ends at `expiresAt` or when the client reads too slowly; it comes back with its cursor.
 */
export function conversationStream(
  services: Services,
  conversation: string,
  after: number,
  expiresAt: number,
): StreamBody {
  return (sink) => {
    const { journal, clock, log } = services;
    let cursor = after;
    let isStopped = false;
    let isReading = false;
    let isBehind = false;

    const write = (text: string) => {
      if (!isStopped && !sink.write(text)) sink.end();
    };
    const send = (entries: readonly StoredEntry[]) => {
      const fresh = entries.filter((entry) => entry.seq > cursor);
      cursor = fresh.at(-1)?.seq ?? cursor;
      if (fresh.length > 0)
        write(fresh.map((entry) => eventText('conversation', entryJson(entry), entry.seq)).join(''));
    };
    const readPages = async () => {
      isBehind = true;
      if (isReading) return;
      isReading = true;
      while (isBehind && !isStopped) {
        isBehind = false;
        const page = await journal.read(conversation, cursor, pageSize);
        send(page.entries);
        if (page.entries.length > 0 && cursor < page.cursor) isBehind = true;
      }
      isReading = false;
    };
    const catchUp = () => {
      readPages().catch((detail: unknown) => {
        log({ level: 'error', message: 'A stream could not read its conversation', detail });
        sink.end();
      });
    };
    const onSignal = (signal: ConversationSignal) => {
      if (signal.kind === 'typing') {
        if (signal.from === 'agent')
          write(eventText('typing', JSON.stringify({ from: 'agent', isTyping: signal.isTyping })));
      } else if (!isReading && signal.entries[0]?.seq === cursor + 1) send(signal.entries);
      else catchUp();
    };

    const stops = [
      journal.conversations.subscribe(conversation, onSignal),
      clock.after(Math.max(0, expiresAt - clock.now()), () => sink.end()),
      repeat(clock, pingMs, () => {
        write(pingText);
        // Another process on the same store tells us nothing.
        catchUp();
      }),
    ];
    write(retryText);
    catchUp();
    return () => {
      isStopped = true;
      for (const stop of stops) stop();
    };
  };
}
