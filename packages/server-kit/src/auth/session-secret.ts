import { XiaoerError } from '@xiaoer/core/errors';
import type { Store } from '../store.ts';

const settings = 'setting';
const secretKey = 'session-secret';

/** The key that session tokens are signed with: the given one, else one made once and kept in the store. */
export function sessionSecret(given: string | undefined, store: Store): () => Promise<Uint8Array> {
  if (given !== undefined) {
    const bytes = new TextEncoder().encode(given);
    if (bytes.length < 32) {
      throw new XiaoerError(
        'OPTIONS_INVALID',
        'sessionSecret is shorter than 32 bytes. Make one (openssl rand -hex 32) or leave it out.',
      );
    }
    return async () => bytes;
  }
  let kept: Promise<Uint8Array> | null = null;
  return () => {
    kept ??= keep(store).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}

async function keep(store: Store): Promise<Uint8Array> {
  const made = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const secret = await store.transact(async (transaction) => {
    const found = await transaction.get(settings, secretKey);
    if (typeof found === 'string') return found;
    await transaction.put(settings, secretKey, made);
    return made;
  });
  return new TextEncoder().encode(secret);
}
