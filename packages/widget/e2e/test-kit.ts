import { createServerKit } from '@xiaoer/server-kit';
import { memoryStore } from '@xiaoer/server-kit/stores/memory';

const agentToken = 'agent-token-for-tests';

/** A real server-kit for guests and one agent, in memory. */
export function createTestKit() {
  const kit = createServerKit({
    identity: { jwt: { secret: 'a secret for tests that is long enough' } },
    store: memoryStore(),
    agents: { tokens: { [agentToken]: { id: 'a1', name: '小李' } } },
    logger: () => undefined,
  });

  async function asAgent(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await kit.handler(
      new Request(`http://shop.test${kit.basePath}/v1/agent${path}`, {
        method,
        headers: { authorization: `Bearer ${agentToken}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  return { handler: (request: Request) => kit.handler(request), asAgent, close: () => kit.close() };
}
