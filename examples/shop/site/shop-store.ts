import { DatabaseSync } from 'node:sqlite';
import { freshState, type ShopState, type ShopStore } from '../data.ts';
import { dayNumber, shiftDates } from './shift-dates.ts';

/** Raised when the shape of the state changes; what an older version kept is then dropped. */
const version = 1;

interface Kept {
  readonly version: number;
  readonly day: number;
  readonly state: ShopState;
}

/**
 * The shop's state in one SQLite file. Its dates move along with the days, so the demo never ages, and what customers
 * did (returns, invoices, cancelled orders) stays. `save` is durable when it returns.
 */
export function sqliteShopStore(file: string, now: () => number): ShopStore & { close(): void } {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS shop (kept TEXT)');
  const write = database.prepare(
    'INSERT INTO shop (rowid, kept) VALUES (1, ?) ON CONFLICT (rowid) DO UPDATE SET kept = excluded.kept',
  );
  const row = database.prepare('SELECT kept FROM shop WHERE rowid = 1').get();

  let day = dayNumber(now());
  let state = freshState(now());
  const kept = row === undefined ? null : (JSON.parse(String(row['kept'])) as Kept);
  if (kept?.version === version) {
    day = kept.day;
    state = kept.state;
  }

  return {
    get state() {
      const today = dayNumber(now());
      state = shiftDates(state, today - day);
      day = today;
      return state;
    },
    save() {
      write.run(JSON.stringify({ version, day, state } satisfies Kept));
    },
    close() {
      database.close();
    },
  };
}
