// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { isXiaoerError } from '@xiaoer/core/errors';
import { mount } from './index.ts';
import { fakeConversation, rowOf } from './testing/fake-conversation.ts';

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

const rootOf = (widget: { host: HTMLElement }): ShadowRoot => widget.host.shadowRoot as ShadowRoot;

it('throws at once for options that can never work', () => {
  const attempts = [() => mount({}), () => mount({ pack: {}, theme: 'blue' as 'dark' })];
  for (const attempt of attempts) {
    expect(attempt).toThrow(/The widget cannot start/);
    try {
      attempt();
    } catch (error) {
      expect(isXiaoerError(error) && error.code).toBe('OPTIONS_INVALID');
    }
  }
  expect(document.querySelector('xiaoer-chat')).toBeNull();
});

it('draws the conversation of the page and hands on what is sent', async () => {
  const fake = fakeConversation();
  fake.messages.value = [rowOf('您好', 'bot')];
  const widget = mount({ conversation: fake.conversation });
  widget.open();
  await widget.ready();
  expect(rootOf(widget).querySelector('[role="log"]')?.textContent).toContain('您好');
  widget.sendMessage('运费谁出');
  expect(fake.calls).toContainEqual(['say', '运费谁出']);
  fake.messages.value = [...fake.messages.value, rowOf('包邮', 'bot')];
  await vi.waitFor(() => expect(rootOf(widget).querySelector('[role="log"]')?.textContent).toContain('包邮'));
  widget.unmount();
});

it('tells listeners and window, until a listener is taken off', async () => {
  const widget = mount({ conversation: fakeConversation().conversation, appId: 'shop' });
  const heard: string[] = [];
  const onWindow = (event: Event): void => void heard.push(event.type);
  window.addEventListener('xiaoer:open', onWindow);
  const off = widget.on('open', ({ appId }) => heard.push(`open ${appId}`));
  widget.once('close', () => heard.push('closed once'));
  widget.toggle();
  widget.toggle();
  off();
  widget.open();
  widget.close();
  expect(heard).toEqual(['open shop', 'xiaoer:open', 'closed once', 'xiaoer:open']);
  window.removeEventListener('xiaoer:open', onWindow);
  widget.unmount();
});

it('leaves nothing on the page after unmount, also while the panel is loading', async () => {
  const fake = fakeConversation();
  const widget = mount({ conversation: fake.conversation });
  widget.open();
  widget.unmount();
  await expect(widget.ready()).rejects.toThrow('The widget was destroyed');
  expect(document.querySelector('xiaoer-chat')).toBeNull();
  expect(rootOf(widget).querySelector('[role="dialog"]')).toBeNull();
});

it('shares nothing between two widgets of one page', async () => {
  const [left, right] = [fakeConversation(), fakeConversation()];
  const first = mount({ conversation: left.conversation, appId: 'left', locale: 'zh-CN' });
  const second = mount({ conversation: right.conversation, appId: 'right', locale: 'en' });
  first.open();
  await Promise.all([first.ready(), second.ready()]);
  first.sendMessage('只给左边');
  expect([left.calls, right.calls]).toEqual([[['say', '只给左边']], []]);
  expect([first.isOpen(), second.isOpen()]).toEqual([true, false]);
  expect(rootOf(second).querySelector('.launcher')?.getAttribute('aria-label')).toBe('Customer service');
  first.unmount();
  second.unmount();
});
