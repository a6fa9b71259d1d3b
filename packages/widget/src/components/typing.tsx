import type { Readable, StatusView } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useFace } from './face.ts';

/** Most answers are there sooner: an indicator that comes and goes at once would only make the log jump. */
const patienceMs = 350;

/** Somebody at the other end is writing. The region stays, so that a screen reader hears its change. */
export function Typing(props: { typing: Readable<'none' | 'bot' | 'agent'>; status: Readable<StatusView> }): VNode {
  const { words } = useFace();
  const who = props.typing.value;
  const [isLong, setLong] = useState(false);
  const name = props.status.value.agentName ?? words.strings.agent;
  const text = who === 'agent' ? words.fill(words.strings.typingAgent, { name }) : words.strings.typingBot;

  useEffect(() => {
    setLong(false);
    if (who === 'none') return;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, [who]);

  return (
    <div class="typing-frame" role="status">
      {who !== 'none' && isLong && (
        <span class="typing">
          <i />
          <i />
          <i />
          <span class="hidden">{text}</span>
        </span>
      )}
    </div>
  );
}
