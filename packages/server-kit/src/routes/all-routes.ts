import { agentRoutes } from './agent.ts';
import { eventRoutes } from './events.ts';
import { handoffRoutes } from './handoffs.ts';
import { healthRoutes } from './health.ts';
import { lookupRoutes } from './lookups.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './sessions.ts';

/** Every route there is, in the order of the OpenAPI document. */
export const allRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...eventRoutes,
  ...lookupRoutes,
  ...handoffRoutes,
  ...agentRoutes,
  ...healthRoutes,
];
