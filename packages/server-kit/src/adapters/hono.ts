import type { ServerKit } from '../create-server-kit.ts';

/** What server-kit reads of a Hono context. */
interface HonoContext {
  readonly req: { readonly raw: Request };
  readonly env?: unknown;
}

/**
 * server-kit as a Hono handler, on every runtime of Hono. Mount it at `basePath` with a wildcard.
 * @example app.all('/api/xiaoer/*', honoHandler(kit));
 */
export function honoHandler(kit: ServerKit): (context: HonoContext) => Promise<Response> {
  return (context) => kit.handler(context.req.raw, { ip: addressOf(context.env) });
}

/** The address that @hono/node-server leaves in the environment; other runtimes tell it by a header, if at all. */
function addressOf(env: unknown): string | undefined {
  const message = memberOf(env, 'incoming');
  const address = memberOf(memberOf(message, 'socket'), 'remoteAddress');
  return typeof address === 'string' ? address : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
