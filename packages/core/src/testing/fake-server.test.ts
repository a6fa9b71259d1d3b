import { describe, expect, it } from 'vitest';
import { gatewayContract } from './contracts/gateway.ts';
import { fakeClock } from './fake-clock.ts';
import { fakeServer } from './fake-server.ts';

gatewayContract({ describe, it, expect }, () => {
  const server = fakeServer(fakeClock(), { echo: (input) => input });
  return Promise.resolve({ connect: () => server.gateway(), close: () => Promise.resolve() });
});
