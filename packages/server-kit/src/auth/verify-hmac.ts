import { XiaoerError } from '@xiaoer/core/errors';
import type { VerifiedIdentity } from './verify-identity.ts';

const text = new TextEncoder();

/** Checks HMAC-SHA256(secret, customer id) in hex, in constant time. Throws OPTIONS_INVALID for a short secret. */
export function hmacVerifier(secret: string): (user: string, hash: string) => Promise<VerifiedIdentity> {
  if (text.encode(secret).length < 16) {
    throw new XiaoerError(
      'OPTIONS_INVALID',
      'identity.hmac.secret is shorter than 16 bytes. Make one: openssl rand -hex 32',
    );
  }
  const imported = crypto.subtle.importKey('raw', text.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
  return async (user, hash) => {
    const bytes = Uint8Array.from({ length: hash.length / 2 }, (_, index) =>
      Number.parseInt(hash.slice(index * 2, index * 2 + 2), 16),
    );
    const isRight = await crypto.subtle.verify('HMAC', await imported, bytes, text.encode(user));
    if (!isRight) throw new XiaoerError('IDENTITY_INVALID', 'The hash does not belong to this customer id.');
    return { user: { id: user }, once: null };
  };
}
