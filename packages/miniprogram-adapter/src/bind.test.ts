import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { bind } from './bind.ts';
import type { DataPatch, SplicePatch } from './patch.ts';

function host() {
  const calls: DataPatch[] = [];
  const splices: SplicePatch[] = [];
  return {
    calls,
    splices,
    setData: (data: DataPatch) => calls.push(data),
    $spliceData: (data: SplicePatch) => splices.push(data),
  };
}

const settled = () => Promise.resolve().then(() => undefined);
const row = (id: string) => ({ id, text: id });

test('draws everything of one turn in one call', async () => {
  const view = { messages: signal([row('a')]), typing: signal('none') };
  const component = host();
  bind(view, component);
  view.typing.value = 'bot';
  view.messages.value = [...view.messages.value, row('b')];
  await settled();
  expect(component.calls).toEqual([{ messages: [row('a'), row('b')], typing: 'bot' }]);
});

test('sends path keys once something is drawn', async () => {
  const view = { messages: signal([row('a')]) };
  const component = host();
  bind(view, component);
  await settled();
  view.messages.value = [...view.messages.value, row('b')];
  await settled();
  expect(component.calls.slice(1)).toEqual([{ 'messages[1]': row('b') }]);
});

test('costs the same with a long history as with a short one', async () => {
  const sizeAfter = async (count: number) => {
    const view = { messages: signal(Array.from({ length: count }, (_, index) => row(`row-${index}`))) };
    const component = host();
    bind(view, component);
    await settled();
    view.messages.value = [...view.messages.value, row('row-n')];
    await settled();
    return JSON.stringify(component.calls[1]).length;
  };
  expect(await sizeAfter(500)).toBeLessThan((await sizeAfter(2)) + 5);
});

test('touches nothing after it was stopped, also not with what was waiting', async () => {
  const view = { typing: signal('none') };
  const component = host();
  const stop = bind(view, component);
  view.typing.value = 'bot';
  stop();
  await settled();
  view.typing.value = 'agent';
  await settled();
  expect(component.calls).toEqual([]);
});

test('binds two instances to one view without mixing them', async () => {
  const view = { typing: signal('none') };
  const [left, right] = [host(), host()];
  const stopLeft = bind(view, left);
  bind(view, right);
  await settled();
  stopLeft();
  view.typing.value = 'bot';
  await settled();
  expect(left.calls).toEqual([{ typing: 'none' }]);
  expect(right.calls).toEqual([{ typing: 'none' }, { typing: 'bot' }]);
});

test('puts history in front by $spliceData where there is one', async () => {
  const view = { messages: signal([row('b')]) };
  const component = host();
  const { $spliceData: _, ...older } = host();
  bind(view, component);
  bind(view, older);
  await settled();
  view.messages.value = [row('a'), ...view.messages.value];
  await settled();
  expect(component.splices).toEqual([{ messages: [0, 0, row('a')] }]);
  expect(older.calls[1]).toEqual({ messages: [row('a'), row('b')] });
});
