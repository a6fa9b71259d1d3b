import { XiaoerError } from '@xiaoer/core/errors';
import * as z from 'zod/mini';
import type { Services } from '../services.ts';
import type { LookupCall } from './run-lookup.ts';

const results = 'lookup.result';
/** A face repeats within minutes; a customer comes back within a day. */
const keptMs = 86_400_000;

const resultSchema = z.object({ name: z.string(), input: z.string(), json: z.string() });

/**
 * Runs an act once for a customer and key, and answers the stored result to each repetition of the next 24 hours, also
 * after a restart. A failed act is not stored and may be repeated. CONFLICT when the key came with something else.
 */
export async function writeOnce(
  services: Services,
  call: LookupCall & { readonly key: string },
  act: () => Promise<string>,
): Promise<string> {
  const { journal, runningWrites, clock } = services;
  const slot = JSON.stringify([call.user.id, call.key]);
  const input = JSON.stringify(call.input);
  // The act that runs for this key ends first; what it stored is then the answer, or its failure lets this one try.
  for (let running = runningWrites.get(slot); running !== undefined; running = runningWrites.get(slot)) {
    await running.catch(() => undefined);
  }
  const run = async () => {
    const before = await journal.change((change) => change.get(results, slot));
    if (before !== null) {
      const stored = z.parse(resultSchema, before);
      if (stored.name === call.name && stored.input === input) return stored.json;
      throw new XiaoerError(
        'CONFLICT',
        `The key ${call.key} was used for something else. Use a new key for a new act.`,
      );
    }
    const json = await act();
    await journal.change((change) => change.put(results, slot, { name: call.name, input, json }, clock.now() + keptMs));
    return json;
  };
  const running = run();
  runningWrites.set(slot, running);
  try {
    return await running;
  } finally {
    runningWrites.delete(slot);
  }
}
