import { isXiaoerError } from '../../errors.ts';
import type { Gateway } from '../../ports/gateway.ts';
import type { TestRunner } from './suite.ts';

/** A running server with one conversation and a lookup `echo` that answers its input. */
export interface GatewayFixture {
  /** A connection to the one conversation. */
  readonly connect: () => Gateway;
  readonly close: () => Promise<void>;
}

/** What every Gateway must do against a server of its kind. */
export function gatewayContract({ describe, it, expect }: TestRunner, create: () => Promise<GatewayFixture>): void {
  const said = (id: string, counter: number): unknown => ({
    id,
    seq: null,
    device: 'contract',
    counter,
    at: 17636e8,
    turn: null,
    type: 'user.said',
    data: { text: `text ${counter}` },
  });

  async function withGateway(run: (fixture: GatewayFixture) => Promise<void>): Promise<void> {
    const fixture = await create();
    try {
      await run(fixture);
    } finally {
      await fixture.close();
    }
  }

  /** Listens until enough different events came. */
  function collect(gateway: Gateway, after: number, count: number): Promise<readonly { id: string; seq: number }[]> {
    return new Promise((resolve) => {
      const found = new Map<string, { id: string; seq: number }>();
      const stop = gateway.listen(after, {
        events(events) {
          for (const event of events as readonly { id: string; seq: number }[]) found.set(event.id, event);
          // Waits one round, for a listener may be told before `listen` returned.
          if (found.size >= count) void Promise.resolve().then(() => (stop(), resolve([...found.values()])));
        },
        connection: () => {},
      });
    });
  }

  describe('Gateway contract', () => {
    it('stores events once by id, in the order given', () =>
      withGateway(async ({ connect }) => {
        const gateway = connect();
        const first = await gateway.append([said('contract-1', 1), said('contract-2', 2)]);
        const again = await gateway.append([said('contract-2', 2), said('contract-3', 3)]);
        expect(first.map(({ id }) => id)).toEqual(['contract-1', 'contract-2']);
        expect(again[0]).toEqual(first[1]);
        expect((again[1]?.seq ?? 0) - (first[0]?.seq ?? 0)).toBe(2);
      }));

    it('gives what was stored before and after the start of listening, in order', () =>
      withGateway(async ({ connect }) => {
        const gateway = connect();
        const [first] = await gateway.append([said('contract-1', 1)]);
        const after = (first?.seq ?? 1) - 1;
        const heard = collect(connect(), after, 2);
        await gateway.append([said('contract-2', 2)]);
        expect((await heard).map(({ id, seq }) => [id, seq])).toEqual([
          ['contract-1', after + 1],
          ['contract-2', after + 2],
        ]);
      }));

    it('answers a lookup with its output', () =>
      withGateway(async ({ connect }) => {
        expect(await connect().lookup('echo', { orderNo: '20261115100001' }, 'key-00000001')).toEqual({
          orderNo: '20261115100001',
        });
      }));

    it('rejects an unknown lookup with NOT_FOUND', () =>
      withGateway(async ({ connect }) => {
        const error: unknown = await connect()
          .lookup('nothing.like.it', {}, 'key-00000002')
          .catch((reason: unknown) => reason);
        expect(isXiaoerError(error) && error.code).toBe('NOT_FOUND');
      }));
  });
}
