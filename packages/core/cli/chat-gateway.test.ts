import { describe, expect, it } from 'vitest';
import { type Fault, type LookupCall, createChatGateway } from './chat-gateway.ts';
import { createSkipClock } from './skip-clock.ts';

function gatewayWith(faults: Record<string, Fault>, user: { id: string } | null = { id: 'u1' }) {
  const calls: LookupCall[] = [];
  const clock = createSkipClock(0);
  let runs = 0;
  const lookups = { 'points.get': async () => ({ points: (runs += 1) }) };
  const gateway = createChatGateway({ lookups, user, clock, faults, onCall: (call) => calls.push(call) });
  return { gateway, calls, clock };
}

describe('createChatGateway', () => {
  it('answers a lookup once per key', async () => {
    const { gateway, calls } = gatewayWith({});
    expect(await gateway.lookup('points.get', {}, 'k1')).toEqual({ points: 1 });
    expect(await gateway.lookup('points.get', {}, 'k1')).toEqual({ points: 1 });
    expect(await gateway.lookup('points.get', {}, 'k2')).toEqual({ points: 2 });
    expect(calls[0]).toEqual({ name: 'points.get', input: {}, ok: true });
  });

  it('lets eight seconds pass at once for a lookup that never answers', async () => {
    const { gateway, calls, clock } = gatewayWith({ 'points.get': 'timeout' });
    await expect(gateway.lookup('points.get', {}, 'k')).rejects.toMatchObject({ code: 'LOOKUP_TIMEOUT' });
    expect(clock.now()).toBeGreaterThanOrEqual(8_000);
    expect(calls).toEqual([{ name: 'points.get', input: {}, ok: false }]);
  });

  it('answers rightly after two seconds when slow, and fails when told to', async () => {
    const slow = gatewayWith({ 'points.get': 'slow' });
    expect(await slow.gateway.lookup('points.get', {}, 'k')).toEqual({ points: 1 });
    expect(slow.clock.now()).toBeGreaterThanOrEqual(2_000);
    const broken = gatewayWith({ 'points.get': 'error' });
    await expect(broken.gateway.lookup('points.get', {}, 'k')).rejects.toMatchObject({ code: 'LOOKUP_FAILED' });
  });

  it('refuses a guest and an unknown lookup', async () => {
    const guest = gatewayWith({}, null);
    await expect(guest.gateway.lookup('points.get', {}, 'k')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { gateway } = gatewayWith({});
    await expect(gateway.lookup('points.take', {}, 'k')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
