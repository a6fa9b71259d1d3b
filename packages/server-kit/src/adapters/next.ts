import type { ServerKit } from '../create-server-kit.ts';

type NextHandler = (request: Request) => Promise<Response>;

/**
 * server-kit as the handlers of one Next App Router route, `app/api/xiaoer/[...path]/route.ts`. Streams need the Node
 * runtime and `export const dynamic = 'force-dynamic'`. Next tells no address of the client: set `trustProxy` behind your
 * proxy, or all clients share one allowance of new sessions.
 * @example export const { GET, HEAD, POST, DELETE, OPTIONS } = nextHandlers(kit);
 */
export function nextHandlers(
  kit: ServerKit,
): Readonly<Record<'GET' | 'HEAD' | 'POST' | 'DELETE' | 'OPTIONS', NextHandler>> {
  const handle: NextHandler = (request) => kit.handler(request);
  return { GET: handle, HEAD: handle, POST: handle, DELETE: handle, OPTIONS: handle };
}
