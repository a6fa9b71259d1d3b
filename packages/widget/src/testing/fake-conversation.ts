import { signal } from '@preact/signals';
import type { Conversation, MessageRow, Option, StatusView } from '@xiaoer/core';

const blank: StatusView = {
  connection: 'online',
  handoff: 'none',
  position: null,
  isServiceOpen: true,
  agentName: null,
  rating: 'none',
  unsent: 0,
  locale: 'zh-CN',
  userName: null,
  mind: 'ready',
};

/** A row of the view with everything that does not matter filled in. */
export function rowOf(id: string, from: MessageRow['from'], rest: Partial<MessageRow> = {}): MessageRow {
  const at = Date.now();
  return {
    ...{ id, from, at, text: id, blocks: [], delivery: 'sent', agentName: null, thumb: null, notice: null },
    ...rest,
  };
}

/** A conversation whose view a test writes and whose calls it reads. */
export function fakeConversation() {
  const messages = signal<readonly MessageRow[]>([]);
  const suggestions = signal<readonly Option[]>([]);
  const typing = signal<'none' | 'bot' | 'agent'>('none');
  const status = signal<StatusView>(blank);
  const calls: (readonly unknown[])[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]): Promise<void> => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const verbs = [
    'say',
    'choose',
    'submit',
    'setPage',
    'setLocale',
    'requestHuman',
    'endHandoff',
    'rate',
    'rateMessage',
  ];
  const conversation = {
    view: { messages, suggestions, typing, status },
    ready: Promise.resolve(),
    ...Object.fromEntries([...verbs, 'retry', 'erase'].map((name) => [name, note(name)])),
    setTyping: () => undefined,
    close: () => void calls.push(['close']),
  };
  return {
    conversation: conversation as unknown as Conversation,
    calls,
    messages,
    suggestions,
    typing,
    status,
    setStatus(partial: Partial<StatusView>): void {
      status.value = { ...status.value, ...partial };
    },
  };
}
