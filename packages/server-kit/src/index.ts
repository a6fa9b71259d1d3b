/*
 * The merchant's side of Xiaoer: who the customer is, what was said, what the shop knows, and the people behind.
 *
 *   import { createServer } from 'node:http';
 *   import { createServerKit, notFound } from '@xiaoer/server-kit';
 *   import { nodeHandler } from '@xiaoer/server-kit/adapters/node';
 *   import { sqliteStore } from '@xiaoer/server-kit/stores/sqlite';
 *
 *   const kit = createServerKit({
 *     identity: { jwt: { secret: process.env.XIAOER_SECRET } },          // your backend signs { sub, name?, level?, exp }
 *     store: sqliteStore({ file: '.data/xiaoer.sqlite' }),
 *     lookups: {
 *       'orders.get': async ({ orderNo }, { user }) => (await orderOf(user.id, String(orderNo))) ?? Promise.reject(notFound()),
 *     },
 *     agents: { tokens: { [String(process.env.DESK_TOKEN)]: { id: 'a1', name: '小李' } } },
 *   });
 *   createServer(nodeHandler(kit)).listen(8080);                         // answers below /api/xiaoer
 */
export { createServerKit } from './create-server-kit.ts';
export { notFound } from './lookups/lookup.ts';
export type { Agent, AgentOptions } from './auth/agent.ts';
export type { IdentityOptions, JwtIdentityOptions } from './auth/identity-options.ts';
export type { KitClock } from './clock.ts';
export type { ServerKit } from './create-server-kit.ts';
export type { HandoffOptions, Route } from './handoff/handoff-options.ts';
export type { Call, Reply, StreamBody, StreamSink } from './http/call.ts';
export type { LogEntry, Logger } from './logger.ts';
export type {
  Lookup,
  LookupContext,
  LookupDefinition,
  LookupFunction,
  LookupInput,
  LookupSchema,
} from './lookups/lookup.ts';
export type { CustomerProfile, KitLimits, ServerKitOptions } from './options.ts';
export type { Store, StoredEntry, StoreTransaction } from './store.ts';
