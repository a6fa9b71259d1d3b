import { createHmac, timingSafeEqual } from 'node:crypto';

/** The value of one cookie of a `Cookie` header, or null. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decodeURIComponentSafely(rest.join('='));
  }
  return null;
}

function decodeURIComponentSafely(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A `Set-Cookie` value that scripts cannot read and other sites cannot send. */
export function sessionCookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`;
}

const signatureOf = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64url');

/** The value with a signature behind it, so that only this server can have given it. */
export function signed(value: string, secret: string): string {
  return `${value}.${signatureOf(value, secret)}`;
}

/** What was signed, or null where the signature is not ours. */
export function unsigned(text: string | null, secret: string): string | null {
  const dot = text?.lastIndexOf('.') ?? -1;
  if (text === null || dot < 1) return null;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  const wanted = Buffer.from(signatureOf(value, secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null;
}
