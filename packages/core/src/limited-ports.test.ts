import { describe, expect, it } from 'vitest';
import { limitedGateway, limitedUnderstander } from './limited-ports.ts';
import { fakeClock } from './testing/fake-clock.ts';

const never = (): Promise<never> => new Promise(() => {});
const gateway = { append: never, listen: () => () => {}, lookup: never };

describe('ports with a last limit', () => {
  it('ends a lookup that never answers', async () => {
    const clock = fakeClock();
    const lookup = limitedGateway(gateway, clock).lookup('orders.list', {}, 'key-00000001');
    const rejected = expect(lookup).rejects.toMatchObject({ code: 'LOOKUP_TIMEOUT' });
    await clock.advance(30_000);
    await rejected;
  });

  it('ends an understanding that never comes', async () => {
    const clock = fakeClock();
    const understanding = limitedUnderstander({ understand: never }, clock).understand('在吗');
    const rejected = expect(understanding).rejects.toMatchObject({ code: 'TIMEOUT' });
    await clock.advance(5000);
    await rejected;
  });

  it('passes on what throws at once and leaves no timer behind', async () => {
    const clock = fakeClock();
    const broken = (): never => {
      throw new Error('broken');
    };
    await expect(limitedUnderstander({ understand: broken }, clock).understand('在吗')).rejects.toThrow('broken');
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });
});
