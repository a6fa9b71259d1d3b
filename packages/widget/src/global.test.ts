// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { installGlobal } from './global.ts';
import type { Widget } from './widget-api.ts';

/** A widget that only notes what was asked of it. */
function recorder() {
  const calls: string[] = [];
  const note =
    (verb: string) =>
    (...args: unknown[]): void => {
      calls.push([verb, ...args.map((arg) => JSON.stringify(arg))].join(' '));
    };
  const verbs = Object.fromEntries(['open', 'close', 'prefill', 'update', 'destroy'].map((verb) => [verb, note(verb)]));
  const start = (more?: unknown): Widget => {
    note('start')(more);
    return verbs as unknown as Widget;
  };
  return { calls, start };
}

type Global = ((...call: unknown[]) => unknown) & Record<string, (...args: unknown[]) => unknown>;
const page = window as unknown as Record<string, unknown>;
const callable = (): Global => page['Xiaoer'] as Global;

afterEach(() => {
  delete page['Xiaoer'];
});

it('serves what an array queued before it came, in order, with init first', () => {
  const { calls, start } = recorder();
  page['Xiaoer'] = [['prefill', '你好'], ['init', { theme: 'dark' }], ['open']];
  installGlobal('Xiaoer', start);
  expect(calls).toEqual(['start {"theme":"dark"}', 'prefill "你好"', 'open']);
});

it('serves what a function queued in q', () => {
  const { calls, start } = recorder();
  const stub = Object.assign(() => undefined, { q: [['open'], ['close']] });
  page['Xiaoer'] = stub;
  installGlobal('Xiaoer', start);
  expect(calls.slice(1)).toEqual(['open', 'close']);
});

it('means the same by name, by method and by push', () => {
  const { calls, start } = recorder();
  installGlobal('Xiaoer', start);
  callable()('prefill', 'a');
  callable()['prefill']?.('b');
  callable()['push']?.(['prefill', 'c']);
  expect(calls.slice(1)).toEqual(['prefill "a"', 'prefill "b"', 'prefill "c"']);
});

it('starts again after destroy and updates while it is there', () => {
  const { calls, start } = recorder();
  installGlobal('Xiaoer', start);
  callable()('init', { theme: 'light' });
  callable()('destroy');
  callable()('init', { theme: 'dark' });
  expect(calls.slice(1)).toEqual(['update {"theme":"light"}', 'destroy', 'start {"theme":"dark"}']);
});

it('tells of a verb it does not know and goes on', () => {
  const { start } = recorder();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  installGlobal('Xiaoer', start);
  callable()('constructor');
  expect(warn).toHaveBeenCalledWith('Xiaoer has no verb "constructor".');
  warn.mockRestore();
});
