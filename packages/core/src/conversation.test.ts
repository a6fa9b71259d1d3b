import { expect, it } from 'vitest';
import { createConversation } from './conversation.ts';
import { memoryLogStore } from './drivers/memory.ts';
import type { Pack } from './pack/schema.ts';
import type { Understander } from './ports/understander.ts';
import { deafUnderstander, emptyPack } from './testing/echo-dialogue.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { fakeIds } from './testing/fake-ids.ts';

function open(pack: Pack, understander: Understander) {
  const ports = { understander, logStore: memoryLogStore(), clock: fakeClock(), nextId: fakeIds('tab1') };
  return createConversation(ports, { id: 'shop:u1', device: 'tab1', pack });
}

it('throws at once where nothing could be answered', () => {
  const broken = expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error;
  expect(() => open(null as unknown as Pack, deafUnderstander)).toThrowError(broken);
  expect(() => open(emptyPack, {} as Understander)).toThrowError(broken);
  expect(() => createConversation(null as never, null as never)).toThrowError(broken);
});

it('notes the pack that it answers from', async () => {
  const conversation = open(emptyPack, deafUnderstander);
  await conversation.say('你好');
  const [started] = conversation.exportData().events;
  expect(started).toMatchObject({ type: 'conversation.started', data: { pack: 'test@1' } });
  expect(conversation.view.status.peek().mind).toBe('ready');
});
