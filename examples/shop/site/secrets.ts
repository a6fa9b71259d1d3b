import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Keys of this shop. They live as long as its data, so that a restart logs nobody out. */
export interface Secrets {
  /** Signs the short tokens that tell server-kit who is logged in. */
  readonly identity: string;
  /** Server-kit's own, for session tokens. */
  readonly session: string;
  /** Signs the cookie of the agents' desk. */
  readonly agents: string;
}

const fresh = (): string => randomBytes(32).toString('base64url');

/** Reads the keys from a file, or makes them on the first start. The file is readable by its owner only. */
export function readSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = { identity: fresh(), session: fresh(), agents: fresh() };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
