import { XiaoerError } from '@xiaoer/core/errors';
import type * as z from 'zod/mini';
import type { Agent } from '../auth/agent.ts';
import { bearerOf } from '../auth/bearer.ts';
import type { Allowance } from '../auth/rate-limit.ts';
import type { CustomerSession } from '../auth/session-token.ts';
import { takeStreamTicket } from '../auth/stream-ticket.ts';
import type { Call, Reply } from '../http/call.ts';
import { readJson } from '../http/read-json.ts';
import type { Services } from '../services.ts';

/** What a route is asked with. */
export interface RouteRequest {
  readonly call: Call;
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly services: Services;
  /** Tells the caller what is left of his allowance. */
  readonly note: (allowance: Allowance | null) => void;
}

/** How a route reads in the OpenAPI document. */
interface RouteWords<Body> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base path; `:name` is a parameter. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodMiniType<Body>;
  /** Schema of the answer, `null` for 204, `events` for a stream. */
  readonly reply: z.ZodMiniType | null | 'events';
  readonly query?: Readonly<Record<string, string>>;
}

/** One route: its words and the answer. */
export interface Route extends RouteWords<unknown> {
  readonly access: 'open' | 'customer' | 'agent';
  answer(request: RouteRequest): Promise<Reply>;
}

interface OpenRoute<Body> extends RouteWords<Body> {
  readonly run: (request: RouteRequest, body: Body) => Promise<Reply>;
}
interface CustomerRoute<Body> extends RouteWords<Body> {
  /** Lets EventSource in, which cannot send headers: `?ticket=` of POST /v1/stream-tickets. */
  readonly acceptsTicket?: boolean;
  readonly run: (request: RouteRequest & { readonly session: CustomerSession }, body: Body) => Promise<Reply>;
}
interface AgentRoute<Body> extends RouteWords<Body> {
  readonly run: (request: RouteRequest & { readonly agent: Agent }, body: Body) => Promise<Reply>;
}

/** A route that anybody may call. */
export function openRoute<Body = undefined>(route: OpenRoute<Body>): Route {
  const { run, ...words } = route;
  return { ...words, access: 'open', answer: async (request) => run(request, await bodyOf(request, route.body)) };
}

/** A route for the holder of a session token. */
export function customerRoute<Body = undefined>(route: CustomerRoute<Body>): Route {
  const { run, acceptsTicket = false, ...words } = route;
  return {
    ...words,
    access: 'customer',
    async answer(request) {
      const session = await sessionOf(request, acceptsTicket);
      request.note(request.services.take.call(session.conversation));
      return run({ ...request, session }, await bodyOf(request, route.body));
    },
  };
}

/** A route for the desk. */
export function agentRoute<Body = undefined>(route: AgentRoute<Body>): Route {
  const { run, ...words } = route;
  return {
    ...words,
    access: 'agent',
    async answer(request) {
      const agent = await request.services.verifyAgent(request.call);
      request.note(request.services.take.agent(agent.id));
      return run({ ...request, agent }, await bodyOf(request, route.body));
    },
  };
}

async function sessionOf(request: RouteRequest, acceptsTicket: boolean): Promise<CustomerSession> {
  const { call, services } = request;
  const token = bearerOf(call);
  if (token !== null) return services.tokens.read(token);
  const ticket = acceptsTicket ? call.query.get('ticket') : null;
  if (ticket !== null) return takeStreamTicket(services.journal, ticket, services.clock.now());
  throw new XiaoerError(
    'UNAUTHENTICATED',
    'Create a session (POST /v1/sessions) and send its token: Authorization: Bearer <token>.',
  );
}

async function bodyOf<Body>(request: RouteRequest, schema: z.ZodMiniType<Body> | undefined): Promise<Body> {
  // A route without a schema declares its body as undefined.
  if (schema === undefined) return undefined as Body;
  return readJson(request.call, schema, request.services.limits.bodyBytes);
}
