import { XiaoerError } from '@xiaoer/core/errors';
import type { IdentitySource, WidgetOptions, WidgetUser } from '../options.ts';

/** Who the customer is and the token that proves it. */
export interface KnownIdentity {
  readonly user: WidgetUser | null;
  readonly token: string | null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Asks the merchant's own endpoint; 204, 401, 403 and 404 mean a guest. */
export function identityFrom(url: string): IdentitySource {
  return async () => {
    const response = await fetch(url, { credentials: 'same-origin', headers: { accept: 'application/json' } });
    if ([204, 401, 403, 404].includes(response.status)) return null;
    const body: unknown = response.ok ? await response.json() : undefined;
    if (!isRecord(body) || (body['token'] !== null && typeof body['token'] !== 'string')) {
      throw new XiaoerError(
        'IDENTITY_INVALID',
        `${url} answered ${response.status}; it must answer { token } or 204 for a guest.`,
      );
    }
    if (body['token'] === null) return null;
    const user = isRecord(body['user']) && typeof body['user']['id'] === 'string' ? body['user'] : undefined;
    return { token: String(body['token']), ...(user && { user: user as unknown as WidgetUser }) };
  };
}

/** The customer's id inside a JWT. It is read, not believed: the server verifies, here it only names the local log. */
export function subjectOf(token: string): string | undefined {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(body));
    return isRecord(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined;
  } catch {
    return undefined;
  }
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
  const key = `xiaoer:${options.appId ?? 'default'}:user`;
  if (source === undefined) return { user: options.user ?? null, token: null };
  try {
    const identity = await source();
    const id = identity === null ? undefined : (identity.user?.id ?? options.user?.id ?? subjectOf(identity.token));
    const user = identity === null || id === undefined ? null : { ...options.user, ...identity.user, id };
    remember(key, user);
    return { user, token: identity?.token ?? null };
  } catch (error) {
    onError(error);
    return { user: options.user ?? recall(key), token: null };
  }
}

function remember(key: string, user: WidgetUser | null): void {
  try {
    if (user === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(user));
  } catch {
    // Storage is refused here: offline, the customer counts as a guest.
  }
}

function recall(key: string): WidgetUser | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isRecord(stored) && typeof stored['id'] === 'string' ? (stored as unknown as WidgetUser) : null;
  } catch {
    return null;
  }
}
