import { XiaoerError } from '@xiaoer/core/errors';
import type { Call } from '../http/call.ts';
import { bearerOf } from './bearer.ts';

/** A person at the desk. */
export interface Agent {
  readonly id: string;
  readonly name: string;
}

/** Who may use the agent routes: bearer tokens (16 characters or more) with their agents, or the host's own check. */
export type AgentOptions =
  | { readonly tokens: Readonly<Record<string, Agent>> }
  | { readonly verify: (request: Request) => Agent | null | Promise<Agent | null> };

/** Rejects with UNAUTHENTICATED when the call is no agent's. */
export type VerifyAgent = (call: Call) => Promise<Agent>;

/** Reads the options once. Throws OPTIONS_INVALID for a token that could be guessed. */
export function agentVerifier(options: AgentOptions | undefined): VerifyAgent {
  if (options === undefined) return async () => refuse('No agents are set up. Set agents in createServerKit.');
  if ('verify' in options) {
    return async (call) => (await options.verify(call.toRequest())) ?? refuse('Sign in as an agent.');
  }
  const entries = Object.entries(options.tokens);
  if (entries.some(([token]) => token.length < 16)) {
    throw new XiaoerError(
      'OPTIONS_INVALID',
      'A token in agents.tokens is shorter than 16 characters. Make one: openssl rand -hex 32',
    );
  }
  // Looked up by digest, so that how long it takes says nothing about the tokens.
  const agents = Promise.all(entries.map(async ([token, agent]) => [await digest(token), agent] as const)).then(
    (all) => new Map(all),
  );
  return async (call) => {
    const token = bearerOf(call);
    const agent = token === null ? undefined : (await agents).get(await digest(token));
    return agent ?? refuse('Send a valid agent token: Authorization: Bearer <token>.');
  };
}

async function digest(token: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function refuse(message: string): never {
  throw new XiaoerError('UNAUTHENTICATED', message);
}
