import { createServer } from 'node:http';
import { createServerKit } from '@xiaoer/server-kit';
import { nodeHandler } from '@xiaoer/server-kit/adapters/node';
import { sqliteStore } from '@xiaoer/server-kit/stores/sqlite';

/** The server of the append bench: everything as shipped but the rate limits. Tells its port to its parent. */
const file = process.argv[2];
if (file === undefined) throw new Error('Usage: append-server.ts <database file>');

const kit = createServerKit({
  identity: { jwt: { secret: 'a secret of the bench, 32 bytes long or more' } },
  store: sqliteStore({ file }),
  limits: { sessionsPerMinute: Infinity, callsPerMinute: Infinity },
});
const server = createServer(nodeHandler(kit)).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
// CPU time says what an event costs also on a machine that others use.
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());
