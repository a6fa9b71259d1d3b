import { XiaoerError } from '@xiaoer/core/errors';
import { createLocalJWKSet, createRemoteJWKSet, errors, importJWK, importSPKI, jwtVerify } from 'jose';
import type { CryptoKey, JWTHeaderParameters, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions, KeyObject } from 'jose';
import * as z from 'zod/mini';
import type { KitClock } from '../clock.ts';
import type { JwtIdentityOptions } from './identity-options.ts';
import type { VerifiedIdentity } from './verify-identity.ts';

const daySeconds = 86_400;
/** Clocks of two servers differ; more than this is a wrong clock. */
const toleranceSeconds = 30;
const text = new TextEncoder();
const symmetric = new Set(['HS256', 'HS384', 'HS512']);
const asymmetric = new Set([
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
]);

const claimsSchema = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  exp: z.number(),
  iat: z.optional(z.number()),
  jti: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  name: z.optional(z.string().check(z.maxLength(128))),
  level: z.optional(z.string().check(z.maxLength(64))),
});

/**
 * Checks the merchant's short token: signature by an allowed algorithm, `sub`, `exp` at most 24 hours ahead, `nbf`,
 * `aud` and `iss`. Throws OPTIONS_INVALID for a set-up that could not be safe.
 */
export function jwtVerifier(
  options: JwtIdentityOptions,
  clock: KitClock,
): (token: string) => Promise<VerifiedIdentity> {
  const algorithms = allowedAlgorithms(options);
  const keyFor = keySource(options);
  return async (token) => {
    const rules: JWTVerifyOptions = {
      algorithms,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'sub'],
      ...(options.audience === undefined ? {} : { audience: [options.audience].flat() }),
      ...(options.issuer === undefined ? {} : { issuer: [options.issuer].flat() }),
    };
    const payload = await verify(token, keyFor, rules);
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw invalid('its claims are not as expected: sub up to 128 characters, name and level text');
    const { sub, exp, iat, jti, name, level } = claims.data;
    const nowSeconds = clock.now() / 1000;
    if (iat !== undefined && iat > nowSeconds + toleranceSeconds) throw invalid('its iat lies in the future');
    if (exp - Math.min(iat ?? nowSeconds, nowSeconds) > daySeconds + toleranceSeconds) {
      throw invalid('it lives longer than 24 hours');
    }
    const user = { id: sub, ...(name === undefined ? {} : { name }), ...(level === undefined ? {} : { level }) };
    return { user, once: jti === undefined ? null : { id: jti, expiresAt: (exp + toleranceSeconds) * 1000 } };
  };
}

async function verify(token: string, keyFor: JWTVerifyGetKey, rules: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keyFor, rules)).payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw invalid('it has expired', cause);
    if (cause instanceof errors.JWTClaimValidationFailed)
      throw invalid(`its claim "${cause.claim}" is not accepted`, cause);
    if (cause instanceof errors.JOSEAlgNotAllowed) throw invalid('its algorithm is not allowed', cause);
    if (cause instanceof errors.JWKSTimeout) {
      throw new XiaoerError('DEGRADED', 'The key set that signs identities cannot be reached. Try again.', { cause });
    }
    throw invalid('it is not a token signed by this shop', cause);
  }
}

function invalid(why: string, cause?: unknown): XiaoerError {
  return new XiaoerError('IDENTITY_INVALID', `The identity token is refused: ${why}. Ask the shop for a new one.`, {
    cause,
  });
}

function allowedAlgorithms(options: JwtIdentityOptions): string[] {
  const sources = [options.secret, options.publicKey, options.jwks].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    const found =
      sources.length === 0 ? 'none of them is set; is the environment variable there?' : 'more than one is set.';
    throw new XiaoerError('OPTIONS_INVALID', `identity.jwt needs exactly one of secret, publicKey and jwks: ${found}`);
  }
  const isShared = options.secret !== undefined;
  if (options.secret !== undefined && text.encode(options.secret).length < 32) {
    throw new XiaoerError(
      'OPTIONS_INVALID',
      'identity.jwt.secret is shorter than 32 bytes. Make one: openssl rand -hex 32',
    );
  }
  const algorithms = [...(options.algorithms ?? (isShared ? ['HS256'] : ['ES256', 'EdDSA']))];
  const possible = isShared ? symmetric : asymmetric;
  const wrong = algorithms.filter((algorithm) => !possible.has(algorithm));
  if (algorithms.length === 0 || wrong.length > 0) {
    // A public key accepted as an HMAC secret would let anybody sign.
    throw new XiaoerError(
      'OPTIONS_INVALID',
      `identity.jwt.algorithms must be some of ${[...possible].join(', ')} for this key; not: ${wrong.join(', ') || 'an empty list'}.`,
    );
  }
  return algorithms;
}

function keySource(options: JwtIdentityOptions): JWTVerifyGetKey {
  const { secret, publicKey, jwks } = options;
  if (typeof jwks === 'string') return createRemoteJWKSet(new URL(jwks), { timeoutDuration: 3000 });
  if (jwks !== undefined) return createLocalJWKSet(jwks);
  if (secret !== undefined) {
    const bytes = text.encode(secret);
    return async () => bytes;
  }
  const imported = new Map<string, Promise<CryptoKey | KeyObject | Uint8Array>>();
  return (header: JWTHeaderParameters) => {
    const key =
      imported.get(header.alg) ??
      (typeof publicKey === 'string' ? importSPKI(publicKey, header.alg) : importJWK(publicKey ?? {}, header.alg));
    imported.set(header.alg, key);
    return key as Promise<CryptoKey>;
  };
}
