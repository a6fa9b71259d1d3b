import { gatewayContract } from '@xiaoer/core/testing';
import { isXiaoerError } from '@xiaoer/core/errors';
import { createServerKit } from '@xiaoer/server-kit';
import { memoryStore } from '@xiaoer/server-kit/stores/memory';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { fakeMy } from '../testing/fake-my.ts';
import { bridge, bridgedServer } from '../testing/kit-bridge.ts';
import { miniClock } from './clock.ts';
import { myGateway } from './gateway.ts';
import { httpCaller } from './http.ts';
import { miniSession } from './session.ts';
import { textStorage } from './storage-call.ts';

const secret = 'a secret of at least thirty-two bytes';

function signedIn(): Promise<string> {
  const key = new TextEncoder().encode(secret);
  return new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject('u1').setExpirationTime('5m').sign(key);
}

function server(network = { isOnline: true }) {
  const kit = createServerKit({
    identity: { jwt: { secret } },
    store: memoryStore(),
    lookups: { echo: (input: unknown) => input },
  });
  const connect = () => {
    const my = fakeMy();
    bridge(my, kit, network);
    const identity = async () => ({ kind: 'jwt', token: await signedIn() }) as const;
    const session = miniSession(httpCaller(my, bridgedServer), textStorage(my), Date.now, {
      device: 'contract',
      locale: 'zh-CN',
      identity,
      resumeKey: 'resume',
    });
    return { my, gateway: myGateway(session, miniClock()) };
  };
  return { kit, connect };
}

gatewayContract({ describe, it, expect }, async () => {
  const { kit, connect } = server();
  return { connect: () => connect().gateway, close: () => kit.close() };
});

describe('myGateway', () => {
  it('opens one session for calls that come together', async () => {
    const { kit, connect } = server();
    const { my, gateway } = connect();
    await Promise.all([gateway.lookup('echo', {}, 'key-00000001'), gateway.lookup('echo', {}, 'key-00000002')]);
    expect(my.requests.filter(({ url }) => url.endsWith('/v1/sessions'))).toHaveLength(1);
    await kit.close();
  });

  it('rejects with NETWORK_FAILED without a network and works again with one', async () => {
    const network = { isOnline: false };
    const { kit, connect } = server(network);
    const { gateway } = connect();
    const error: unknown = await gateway.lookup('echo', {}, 'key-00000001').catch((reason: unknown) => reason);
    expect(isXiaoerError(error) && error.code).toBe('NETWORK_FAILED');
    network.isOnline = true;
    expect(await gateway.lookup('echo', { ok: true }, 'key-00000002')).toEqual({ ok: true });
    await kit.close();
  });

  it('tells of a lost line once polling fails', async () => {
    const { kit, connect } = server({ isOnline: false });
    let stop = (): void => undefined;
    const told = await new Promise((resolve) => {
      stop = connect().gateway.listen(0, { events: () => {}, connection: resolve });
    });
    expect(told).toBe('offline');
    stop();
    await kit.close();
  });
});
