import type { JSONWebKeySet, JWK } from 'jose';

/** One key source. Lifetime of a token is at most 24 hours; a `jti`, where there is one, is accepted once. */
export interface JwtIdentityOptions {
  /** Shared secret for HS256, HS384 or HS512; at least 32 bytes. */
  readonly secret?: string | undefined;
  /** Public key as SPKI PEM text or JWK. */
  readonly publicKey?: string | JWK | undefined;
  /** Address of a key set, or the set. */
  readonly jwks?: string | JSONWebKeySet | undefined;
  /** Allowed algorithms. Default: HS256 for a secret; ES256 and EdDSA for a key. */
  readonly algorithms?: readonly string[] | undefined;
  readonly audience?: string | readonly string[] | undefined;
  readonly issuer?: string | readonly string[] | undefined;
}

/** How the merchant proves who a customer is: at least one of the two. */
export interface IdentityOptions {
  readonly jwt?: JwtIdentityOptions | undefined;
  /** HMAC-SHA256 of the customer's id, for sites that migrate; it never expires, so prefer `jwt`. At least 16 bytes. */
  readonly hmac?: { readonly secret: string } | undefined;
}
