import { XiaoerError } from '@xiaoer/core/errors';
import * as z from 'zod/mini';
import { jsonReply, textReply } from '../http/reply.ts';
import type { Route } from './route.ts';
import { openRoute } from './route.ts';

const statusSchema = z.object({ status: z.literal('ok') });

/** For load balancers and for reading the API. */
export const healthRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/healthz',
    summary: 'The process runs',
    reply: statusSchema,
    run: async () => jsonReply({ status: 'ok' }),
  }),
  openRoute({
    method: 'GET',
    path: '/readyz',
    summary: 'The store takes writes; 503 when it does not',
    reply: statusSchema,
    async run({ services }) {
      try {
        await services.journal.change((change) => change.put('ready', 'last', services.clock.now()));
      } catch (cause) {
        throw new XiaoerError('DEGRADED', 'The store takes no writes now. Check its disk.', { cause });
      }
      return jsonReply({ status: 'ok' });
    },
  }),
  openRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API as OpenAPI 3.1',
    reply: z.record(z.string(), z.unknown()),
    run: async ({ services }) => textReply(services.describe()),
  }),
];
