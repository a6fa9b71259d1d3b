import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeHandler } from '../adapters/node.ts';
import { createServerKit } from '../index.ts';
import { sqliteStore } from '../stores/sqlite.ts';
import { testAgents, testSecret } from './test-kit.ts';

/** A server of its own process over the given file, for tests that kill it. Tells its port to its parent. */
const kit = createServerKit({
  identity: { jwt: { secret: testSecret } },
  store: sqliteStore({ file: String(process.argv[2]) }),
  agents: testAgents,
  limits: { callsPerMinute: Infinity, sessionsPerMinute: Infinity, agentCallsPerMinute: Infinity },
});
const server = createServer(nodeHandler(kit)).listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
