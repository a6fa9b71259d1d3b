import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerKit } from '../create-server-kit.ts';
import { nodeHandler } from './node.ts';

/** What server-kit uses of a Fastify instance; any Fastify 4 or 5 fits. */
interface FastifyScope {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): unknown;
  all(path: string, handler: (request: { readonly raw: IncomingMessage }, reply: FastifyReply) => unknown): unknown;
}
interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/**
 * server-kit as a Fastify plugin. Its scope leaves bodies unread; the parsers of the rest of the application stay as
 * they are. Register it without `prefix`: `basePath` is the whole path.
 * @example await app.register(fastifyPlugin(kit));
 */
export function fastifyPlugin(kit: ServerKit) {
  const handle = nodeHandler(kit);
  return async (scope: FastifyScope): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${kit.basePath}/*`, (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
  };
}
