import type { SessionUser } from '@xiaoer/core/protocol';
import type { KitClock } from './clock.ts';
import type { IdentityOptions } from './auth/identity-options.ts';
import type { AgentOptions } from './auth/agent.ts';
import type { HandoffOptions } from './handoff/handoff-options.ts';
import type { Logger } from './logger.ts';
import type { Lookup } from './lookups/lookup.ts';
import type { Store } from './store.ts';

/** What the desk shows beside a conversation: label → value, and the orders in the shape of the lookups. */
export interface CustomerProfile {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly orders: readonly unknown[];
}

/** Ceilings. Rates are per minute; `Infinity` lifts one. */
export interface KitLimits {
  /** Largest request body in bytes. Default 262,144. */
  readonly bodyBytes: number;
  /** New sessions per client address. Default 300: many phones share one address of their network. */
  readonly sessionsPerMinute: number;
  /** Calls per session, streams and lookups included. Default 900. */
  readonly callsPerMinute: number;
  /** Lookups per customer. Default 120. */
  readonly lookupsPerMinute: number;
  /** Calls per agent. Default 1,200. */
  readonly agentCallsPerMinute: number;
  /** Live connections per conversation. Default 12. */
  readonly streamsPerConversation: number;
}

/** Options of `createServerKit`. Only `identity` is required. */
export interface ServerKitOptions {
  /** Where the handler is mounted, as the browser sees it. Default `/api/xiaoer`. */
  readonly basePath?: string | undefined;
  /** How the merchant proves who a customer is. */
  readonly identity: IdentityOptions;
  /** Signs session tokens; at least 32 bytes. Default: made once and kept in the store. */
  readonly sessionSecret?: string | undefined;
  /** Business facts and acts by name, for instance `orders.list`. */
  readonly lookups?: Readonly<Record<string, Lookup>> | undefined;
  /** Tells the desk about a customer. */
  readonly profile?: ((user: SessionUser) => CustomerProfile | Promise<CustomerProfile>) | undefined;
  /** Who may use the agent routes. Without it nobody can. */
  readonly agents?: AgentOptions | undefined;
  /** Default: the SQLite file `xiaoer.sqlite` in the working directory. */
  readonly store?: Store | undefined;
  readonly handoff?: HandoffOptions | undefined;
  /** Pages of other origins that may call, each exactly as `https://shop.example`. */
  readonly cors?: { readonly origins: readonly string[] } | undefined;
  readonly limits?: Partial<KitLimits> | undefined;
  /** Believe the last X-Forwarded-For entry: only behind a proxy that sets it. Default false. */
  readonly trustProxy?: boolean | undefined;
  readonly clock?: KitClock | undefined;
  readonly logger?: Logger | undefined;
}
