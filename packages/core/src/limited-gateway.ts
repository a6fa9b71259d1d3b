import { XiaoerError } from './errors.ts';
import type { Clock } from './ports/clock.ts';
import type { Gateway } from './ports/gateway.ts';

/** Longer than any driver's own retries: only a driver that never answers gets here. */
const longestLookupMs = 30_000;

/** The gateway with a last limit: a lookup that never answers ends in LOOKUP_TIMEOUT instead of holding the line. */
export function limitedGateway(gateway: Gateway, clock: Clock): Gateway {
  return {
    append: (events) => gateway.append(events),
    listen: (after, listener) => gateway.listen(after, listener),
    lookup: (name, input, key) =>
      new Promise((resolve, reject) => {
        const cancel = clock.after(longestLookupMs, () => {
          reject(new XiaoerError('LOOKUP_TIMEOUT', `Lookup ${name} did not answer within 30 s; try again later.`));
        });
        gateway.lookup(name, input, key).then(resolve, reject).finally(cancel);
      }),
    typing: (isTyping) => gateway.typing?.(isTyping),
  };
}
