import type { MessageRow, Readable } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Phrases } from '../locales/strings.ts';
import { useFace } from './face.ts';
import { plainText } from './markdown.tsx';

/** A region that is emptied sooner than this is missed by some screen readers. */
const keepMs = 1500;
/** What is older came with the history. */
const newMs = 60_000;

function spoken(row: MessageRow, { strings }: Phrases): string {
  const speaker = row.agentName ?? (row.from === 'agent' ? strings.agent : strings.assistant);
  const options = row.blocks.flatMap((block) =>
    block.type === 'choices' ? block.options.map(({ label }) => label) : [],
  );
  return [`${speaker}: ${plainText(row.text)}`, options.join(', ')].filter(Boolean).join(' ');
}

/** Tells a screen reader of finished messages as plain text, apart from the visible log. History is not told. */
export function Announcer({ rows, isReady }: { rows: Readable<readonly MessageRow[]>; isReady: boolean }): VNode {
  const { words, now } = useFace();
  const [text, setText] = useState('');
  const known = useRef<Set<string> | null>(null);
  const list = rows.value;

  useEffect(() => {
    if (!isReady) return;
    const before = known.current;
    known.current = new Set(list.map(({ id }) => id));
    if (before === null) return;
    const isNews = (row: MessageRow): boolean => !before.has(row.id) && row.at > now() - newMs;
    const fresh = list.filter((row) => isNews(row) && (row.from === 'bot' || row.from === 'agent'));
    if (fresh.length > 0) setText(fresh.map((row) => spoken(row, words)).join('\n'));
  }, [list, isReady]);

  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), keepMs);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div class="hidden" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  );
}
