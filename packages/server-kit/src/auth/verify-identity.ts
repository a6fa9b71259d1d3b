import { XiaoerError } from '@xiaoer/core/errors';
import type { Identity, SessionUser } from '@xiaoer/core/protocol';
import type { KitClock } from '../clock.ts';
import type { IdentityOptions } from './identity-options.ts';
import { hmacVerifier } from './verify-hmac.ts';
import { jwtVerifier } from './verify-jwt.ts';

/** What a proof says: who it is, and the mark that must not come twice. */
export interface VerifiedIdentity {
  readonly user: SessionUser;
  /** `id` of the proof and when it is over; null where the proof may be shown again. */
  readonly once: { readonly id: string; readonly expiresAt: number } | null;
}

/** Rejects with IDENTITY_INVALID; its message says which check failed, never what was expected. */
export type VerifyIdentity = (identity: Identity) => Promise<VerifiedIdentity>;

/** Reads the options once. Throws OPTIONS_INVALID for a missing, weak or contradictory set-up. */
export function identityVerifier(options: IdentityOptions | undefined, clock: KitClock): VerifyIdentity {
  if (options?.jwt === undefined && options?.hmac === undefined) {
    throw new XiaoerError(
      'OPTIONS_INVALID',
      'createServerKit needs a way to know customers: set identity.jwt.secret (32 bytes or more, the secret your ' +
        'backend signs the identity token with), identity.jwt.publicKey or identity.jwt.jwks, or identity.hmac.secret.',
    );
  }
  const verifyJwt = options.jwt === undefined ? null : jwtVerifier(options.jwt, clock);
  const verifyHmac = options.hmac === undefined ? null : hmacVerifier(options.hmac.secret);
  return async (identity) => {
    if (identity.kind === 'jwt') {
      if (verifyJwt === null) throw notAccepted('jwt');
      return verifyJwt(identity.token);
    }
    if (verifyHmac === null) throw notAccepted('hmac');
    return verifyHmac(identity.user, identity.hash);
  };
}

function notAccepted(kind: string): XiaoerError {
  return new XiaoerError('IDENTITY_INVALID', `This server accepts no identity of kind "${kind}". Use the other kind.`);
}
