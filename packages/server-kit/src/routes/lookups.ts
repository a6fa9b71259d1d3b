import { isXiaoerError, XiaoerError } from '@xiaoer/core/errors';
import { lookupRequestSchema, lookupResultSchema } from '@xiaoer/core/protocol';
import { textReply } from '../http/reply.ts';
import type { LookupCall } from '../lookups/run-lookup.ts';
import { runLookup } from '../lookups/run-lookup.ts';
import { writeOnce } from '../lookups/write-once.ts';
import type { Route } from './route.ts';
import { customerRoute } from './route.ts';

/** Business facts and acts of the merchant. */
export const lookupRoutes: readonly Route[] = [
  customerRoute({
    method: 'POST',
    path: '/v1/lookups/:name',
    summary: "Ask the merchant's own function, for a verified customer",
    body: lookupRequestSchema,
    reply: lookupResultSchema,
    async run({ call, params, requestId, services, session, note }, body) {
      const { user } = session;
      if (user === null) {
        throw new XiaoerError(
          'UNAUTHENTICATED',
          'Sign in to the shop first, then create a session with the identity token.',
        );
      }
      note(services.take.lookup(user.id));
      const name = params['name'] ?? '';
      const lookup = services.lookups.get(name);
      if (lookup === undefined)
        throw new XiaoerError('NOT_FOUND', `This shop has no lookup "${name}". Add it to lookups in createServerKit.`);
      const asked: LookupCall = {
        name,
        input: body.input,
        user,
        key: body.key ?? null,
        requestId,
        signal: call.signal,
      };
      const answer = async () =>
        JSON.stringify({ output: await runLookup(lookup, asked, services.clock, services.log) });
      if (lookup.write !== true) return textReply(await answer().catch(nothingFound));
      if (asked.key === null) {
        throw new XiaoerError(
          'REQUEST_INVALID',
          `${name} changes something: send a key, so that a repetition does not act twice.`,
        );
      }
      return textReply(await writeOnce(services, { ...asked, key: asked.key }, answer).catch(nothingFound));
    },
  }),
];

/** Nothing of that kind for this customer is an answer like any other; a browser would print an HTTP error in the host's console. */
function nothingFound(error: unknown): string {
  if (!isXiaoerError(error) || error.code !== 'NOT_FOUND') throw error;
  return JSON.stringify({ output: null, notFound: true });
}
