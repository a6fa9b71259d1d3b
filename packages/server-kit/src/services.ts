import type { SessionTokens } from './auth/session-token.ts';
import type { TakeOne } from './auth/rate-limit.ts';
import type { VerifyAgent } from './auth/agent.ts';
import type { VerifyIdentity } from './auth/verify-identity.ts';
import type { KitClock } from './clock.ts';
import type { HandoffOptions } from './handoff/handoff-options.ts';
import type { Journal } from './journal.ts';
import type { LiveConnections } from './live-connections.ts';
import type { Logger } from './logger.ts';
import type { LookupDefinition } from './lookups/lookup.ts';
import type { KitLimits, ServerKitOptions } from './options.ts';

/** What the routes of one kit work with. Made once by `createServerKit`. */
export interface Services {
  readonly journal: Journal;
  readonly tokens: SessionTokens;
  readonly verifyIdentity: VerifyIdentity;
  readonly verifyAgent: VerifyAgent;
  readonly lookups: ReadonlyMap<string, LookupDefinition>;
  /** Writes that run now, by user and key, so that a repetition waits for the first. */
  readonly runningWrites: Map<string, Promise<string>>;
  readonly profile: ServerKitOptions['profile'];
  readonly handoff: HandoffOptions;
  readonly isOpen: (now: number) => boolean;
  readonly live: LiveConnections;
  /** Aborted when the kit closes: what waits answers then. */
  readonly closing: AbortSignal;
  readonly limits: KitLimits;
  readonly take: Readonly<Record<'session' | 'call' | 'lookup' | 'agent', TakeOne>>;
  readonly trustProxy: boolean;
  readonly clock: KitClock;
  readonly log: Logger;
  /** The OpenAPI document as JSON text. */
  readonly describe: () => string;
}
