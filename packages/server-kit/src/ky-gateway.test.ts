import { fetchGateway } from '@xiaoer/core/drivers/fetch';
import { kyGateway } from '@xiaoer/core/drivers/ky';
import { gatewayContract } from '@xiaoer/core/testing';
import { SignJWT } from 'jose';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { nodeHandler } from './adapters/node.ts';
import { createServerKit } from './index.ts';
import { memoryStore } from './stores/memory.ts';
import { listen } from './testing/http-server.ts';
import { testSecret } from './testing/test-kit.ts';

/** The faces' own gateway against the real server, over the network. */
async function openServer(open = kyGateway) {
  const kit = createServerKit({
    identity: { jwt: { secret: testSecret } },
    store: memoryStore(),
    lookups: { echo: (input: unknown) => input },
    logger: () => undefined,
  });
  const server = createServer(nodeHandler(kit));
  const base = await listen(server);
  const identity = async () => {
    const token = new SignJWT({ sub: 'u1001' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('5m');
    return { kind: 'jwt' as const, token: await token.sign(new TextEncoder().encode(testSecret)) };
  };
  return {
    connect: () => open({ baseUrl: `${base}/api/xiaoer`, device: 'contract', identity }),
    connectGuest: () => open({ baseUrl: `${base}/api/xiaoer`, device: 'contract' }),
    async close() {
      await kit.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

gatewayContract({ describe, it, expect }, () => openServer(kyGateway));
// The one that the widget uses.
gatewayContract({ describe, it, expect }, () => openServer(fetchGateway));

describe('the ky gateway with server-kit', () => {
  it('hears from a guest’s lookup that he must sign in', async () => {
    const { connectGuest, close } = await openServer();
    await expect(connectGuest().lookup('echo', {}, 'key-1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await close();
  });

  it('hears which lookup there is not', async () => {
    const { connect, close } = await openServer();
    await expect(connect().lookup('nothing', {}, 'key-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await close();
  });
});
