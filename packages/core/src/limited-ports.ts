import { XiaoerError } from './errors.ts';
import type { Clock } from './ports/clock.ts';
import type { Gateway } from './ports/gateway.ts';
import type { Understander } from './ports/understander.ts';

/** Longer than any driver's own retries: only a driver that never answers gets here. */
const longestLookupMs = 30_000;
/** A hundred times what the slower engine takes on a slow phone. */
const longestUnderstandingMs = 5000;

/** The gateway with a last limit: a lookup that never answers ends in LOOKUP_TIMEOUT instead of holding the line. */
export function limitedGateway(gateway: Gateway, clock: Clock): Gateway {
  return {
    append: (events) => gateway.append(events),
    listen: (after, listener) => gateway.listen(after, listener),
    lookup: (name, input, key) =>
      within(
        clock,
        longestLookupMs,
        () => gateway.lookup(name, input, key),
        () => {
          return new XiaoerError('LOOKUP_TIMEOUT', `Lookup ${name} did not answer within 30 s; try again later.`);
        },
      ),
    typing: (isTyping) => gateway.typing?.(isTyping),
  };
}

/** The understander with a last limit: an engine that never answers rejects, and the turn goes on without it. */
export function limitedUnderstander(understander: Understander, clock: Clock): Understander {
  return {
    understand: (text) =>
      within(
        clock,
        longestUnderstandingMs,
        () => understander.understand(text),
        () => {
          return new XiaoerError('TIMEOUT', 'The understander did not answer within 5 s; the turn goes on without it.');
        },
      ),
  };
}

/** Whatever comes first; a job that throws at once rejects too. */
function within<T>(clock: Clock, limitMs: number, job: () => Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, () => reject(late()));
    const run = async (): Promise<T> => job();
    void run().then(resolve, reject).finally(cancel);
  });
}
