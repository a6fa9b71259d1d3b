import type { MessageRow } from '@xiaoer/core';
import { fill } from '../locales/strings.ts';
import type { Strings } from '../locales/zh-cn.ts';

/** A notice in words: by the event that caused it, else its own text; empty where there is nothing to say. */
export function noticeText(row: MessageRow, strings: Strings): string {
  const key = `notice.${row.notice ?? ''}`;
  const known = Object.hasOwn(strings, key) ? strings[key as keyof Strings] : undefined;
  return known === undefined ? row.text : fill(known, { name: row.agentName ?? strings.agent });
}
