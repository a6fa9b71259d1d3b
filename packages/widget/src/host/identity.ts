import { XiaoerError } from '@xiaoer/core/errors';
import type { IdentityProof, IdentitySource, WidgetOptions, WidgetUser } from '../options.ts';
import { appStorage } from './storage.ts';

/** Who the customer is and the token that proves it. */
export interface KnownIdentity {
  readonly user: WidgetUser | null;
  readonly token: string | null;
  /** False where the source could not be asked and the last known customer stands in. */
  readonly isFresh: boolean;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function userOf(value: unknown): WidgetUser | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'string') return undefined;
  return { id: value['id'], ...(typeof value['name'] === 'string' && { name: value['name'] }) };
}

/** Asks the merchant's own endpoint; 204, 401, 403 and 404 mean a guest. Rejects where it cannot be reached or answers nonsense. */
export function identityFrom(url: string): IdentitySource {
  return async () => {
    const response = await fetch(url, { credentials: 'same-origin', headers: { accept: 'application/json' } });
    if ([204, 401, 403, 404].includes(response.status)) return null;
    const body: unknown = response.ok ? await response.json() : undefined;
    const token = isRecord(body) ? body['token'] : undefined;
    if (token === null) return null;
    if (!isRecord(body) || typeof token !== 'string') {
      const hint = 'It must answer { token } or 204 for a guest.';
      throw new XiaoerError('IDENTITY_INVALID', `${url} answered ${response.status} without a token. ${hint}`);
    }
    const user = userOf(body['user']);
    return { token, ...(user && { user }) };
  };
}

/** The customer's id inside a JWT. It is read, not believed: the server verifies, here it only names the local log. */
function subjectOf(token: string): string | undefined {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(body));
    return isRecord(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined;
  } catch {
    return undefined;
  }
}

/** Whose proof it is; undefined where neither it, its token nor the page says so. */
export function customerOf({ token, user }: IdentityProof, options: WidgetOptions): WidgetUser | undefined {
  const id = user?.id ?? subjectOf(token) ?? options.user?.id;
  if (id === undefined) return undefined;
  const name = user?.name ?? (options.user?.id === id ? options.user.name : undefined);
  return { id, ...(name !== undefined && { name }) };
}

/** The options' source of identity, or undefined where the page has none. */
export function identitySourceOf(options: WidgetOptions): IdentitySource | undefined {
  return options.identity ?? (options.identityUrl === undefined ? undefined : identityFrom(options.identityUrl));
}

/**
 * Who is logged in now. Where the source cannot be asked (no network), the one who was known last on this device, so that
 * the history is there offline too.
 */
export async function readIdentity(options: WidgetOptions, onError: (error: unknown) => void): Promise<KnownIdentity> {
  const source = identitySourceOf(options);
  if (source === undefined) return { user: options.user ?? null, token: null, isFresh: true };
  const storage = appStorage(options.appId ?? 'default');
  try {
    const proof = await source();
    const user = proof === null ? null : (customerOf(proof, options) ?? null);
    storage.write('user', user === null ? null : JSON.stringify(user));
    return { user, token: proof?.token ?? null, isFresh: true };
  } catch (error) {
    onError(error);
    return { user: options.user ?? recalled(storage.read('user')) ?? null, token: null, isFresh: false };
  }
}

function recalled(stored: string | null): WidgetUser | undefined {
  try {
    return userOf(JSON.parse(stored ?? 'null'));
  } catch {
    return undefined;
  }
}
