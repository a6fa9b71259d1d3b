import { eventPageSchema, handoffStateSchema } from '@xiaoer/core/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskOf } from '../testing/desk.ts';
import { eventOf, handoffRequested } from '../testing/test-events.ts';
import { agentToken, createTestKit, otherAgentToken } from '../testing/test-kit.ts';

const customers = ['one', 'two', 'three', 'four', 'five'];
const levels = ['normal', 'gold'];

/** What can happen around the waiting room: by a customer, or by one of two agents. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    who: fc.nat(4),
    upset: fc.constantFrom(0.1, 0.9),
    queue: fc.constantFrom('a', 'b'),
  }),
  fc.record({ kind: fc.constant('leave' as const), who: fc.nat(4) }),
  fc.record({ kind: fc.constantFrom('claim' as const, 'end' as const), agent: fc.nat(1), nth: fc.nat(4) }),
);

interface Told {
  readonly seq: number;
  readonly type: string;
  readonly data: { readonly position?: number };
}

describe('the waiting room', () => {
  it('has told every customer his true place, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
        const test = createTestKit();
        const sessions = await Promise.all(
          customers.map((id, index) => test.customer(id, { level: levels[index % 2] })),
        );
        const desks = [deskOf(test, agentToken), deskOf(test, otherAgentToken)];
        for (const [index, one] of steps.entries()) {
          await test.clock.advance(1000);
          if (one.kind === 'ask' || one.kind === 'leave') {
            const event =
              one.kind === 'ask'
                ? handoffRequested(`step-${index}`, {
                    queue: one.queue,
                    emotion: { label: 'neutral', upset: one.upset },
                  })
                : eventOf(`step-${index}`, 'handoff.ended', { by: 'user' });
            await test.call('POST', '/v1/events', { events: [event] }, { token: sessions[one.who]?.token });
            continue;
          }
          const desk = desks[one.agent];
          const { waiting, mine } = (await desk?.queue()) ?? { waiting: [], mine: [] };
          if (one.kind === 'claim') await desk?.claim(waiting[one.nth % (waiting.length || 1)]?.ticketId ?? 'none');
          else await desk?.end(mine[one.nth % (mine.length || 1)]?.conversation ?? 'none');
        }

        const { waiting } = (await desks[0]?.queue()) ?? { waiting: [] };
        for (const { token, conversation } of sessions) {
          const read = async (path: string) => (await test.call('GET', path, undefined, { token })).body;
          const told = eventPageSchema.parse(await read('/v1/events')).events as Told[];
          expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1));
          const state = handoffStateSchema.parse(await read('/v1/handoffs/current'));
          const entry = waiting.find((item) => item.conversation === conversation);
          expect(state.phase === 'queued').toBe(entry !== undefined);
          if (entry === undefined) continue;
          const line = waiting.filter(({ queue }) => queue === entry.queue);
          expect(state.position).toBe(line.indexOf(entry) + 1);
          expect(told.findLast(({ type }) => type === 'handoff.queued')?.data.position).toBe(state.position);
        }
      }),
      { numRuns: 80 },
    );
  });
});
