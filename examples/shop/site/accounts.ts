import type { IncomingMessage, ServerResponse } from 'node:http';
import { SignJWT } from 'jose';
import { accounts, type ShopAccount } from '../data.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { isSameOrigin, readJson } from './request.ts';

const cookieName = 'shop_account';

/** Who is logged in: the account of the picker, or null for a guest. */
export function accountOf(request: IncomingMessage): ShopAccount | null {
  const id = readCookie(request.headers.cookie, cookieName);
  return accounts.find((account) => account.id === id) ?? null;
}

/** `POST /api/login { account }`: the picker's choice. Any other id than an account's is a guest. */
export async function logIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = isSameOrigin(request) ? await readJson(request) : null;
  if (body === null) {
    response.writeHead(403).end();
    return;
  }
  const account = accounts.find((one) => one.id === body['account']);
  response.writeHead(204, { 'set-cookie': sessionCookie(cookieName, account?.id ?? 'guest') }).end();
}

/**
 * `/api/token`: proves to server-kit who is logged in, by a JWT that lives for five minutes. 204 for a guest.
 * This is all that a shop with its own login has to add for the chat.
 */
export async function giveToken(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
  if (!isSameOrigin(request)) {
    response.writeHead(403).end();
    return;
  }
  const account = accountOf(request);
  if (account === null) {
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
    return;
  }
  const token = await new SignJWT({ name: account.name, level: account.level })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(account.id)
    .setAudience('xiaoer')
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(crypto.randomUUID())
    .sign(new TextEncoder().encode(secret));
  const body = { token, user: { id: account.id, name: account.name } };
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
