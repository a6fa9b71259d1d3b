import type { IncomingMessage, ServerResponse } from 'node:http';
import { readCookie, sessionCookie, signed, unsigned } from './cookies.ts';
import { isLocal, isSameOrigin, readJson } from './request.ts';

/** A person at the desk. */
export interface Agent {
  readonly id: string;
  readonly name: string;
}

const agents: readonly Agent[] = [
  { id: 'a1', name: '小周' },
  { id: 'a2', name: '阿宁' },
];
const cookieName = 'desk_agent';

/** Who sits at the desk, by the signed cookie; null where nobody signed in. */
export function agentOf(cookies: string | null | undefined, secret: string): Agent | null {
  const id = unsigned(readCookie(cookies, cookieName), secret);
  return agents.find((agent) => agent.id === id) ?? null;
}

const cookieOf = (agent: Agent, secret: string): string => sessionCookie(cookieName, signed(agent.id, secret));

/**
 * Signs in whoever opens the desk at this machine, as the first agent, without asking: it is a demo. From elsewhere
 * nobody gets in. Returns the headers to send along, or null where the desk stays closed.
 */
export function openDesk(request: IncomingMessage, secret: string): Record<string, string> | null {
  if (agentOf(request.headers.cookie, secret) !== null) return {};
  const [first] = agents;
  return isLocal(request) && first !== undefined ? { 'set-cookie': cookieOf(first, secret) } : null;
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** `GET /api/desk/agent`: who I am and who else could be. `POST { agent }`: I am that one now. */
export async function chooseAgent(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
  const current = agentOf(request.headers.cookie, secret);
  if (request.method === 'GET') {
    response.writeHead(current ? 200 : 401, json).end(JSON.stringify({ agent: current, agents }));
    return;
  }
  const body = isLocal(request) && isSameOrigin(request) ? await readJson(request) : null;
  const chosen = agents.find((agent) => agent.id === body?.['agent']);
  if (chosen === undefined) {
    response.writeHead(403).end();
    return;
  }
  response.writeHead(200, { ...json, 'set-cookie': cookieOf(chosen, secret) });
  response.end(JSON.stringify({ agent: chosen, agents }));
}
