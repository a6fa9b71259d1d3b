import type { Readable, StatusView } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from './face.ts';

/** Somebody at the other end is writing. The region stays, so that a screen reader hears its change. */
export function Typing(props: { typing: Readable<'none' | 'bot' | 'agent'>; status: Readable<StatusView> }): VNode {
  const { words } = useFace();
  const who = props.typing.value;
  const name = props.status.value.agentName ?? words.strings.agent;
  const text = who === 'agent' ? words.fill(words.strings.typingAgent, { name }) : words.strings.typingBot;
  return (
    <div class="typing-frame" role="status">
      {who !== 'none' && (
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
