import type { AgentQueueItem } from '@xiaoer/core/protocol';
import type { Desk } from '../desk.ts';
import { levels, waitedFor } from '../format.ts';

/** From here on somebody is called upset. */
const upsetFrom = 0.6;

function Person({ item }: { item: AgentQueueItem }) {
  const level = item.user?.level;
  return (
    <span class="person">
      <b>{item.user?.name ?? '游客'}</b>
      {level === 'gold' ? <span class="tag gold">{levels[level]}</span> : null}
      {item.upset >= upsetFrom ? <span class="tag red">着急</span> : null}
    </span>
  );
}

function Waiting({ desk, item, place }: { desk: Desk; item: AgentQueueItem; place: number }) {
  return (
    <li class="waiting">
      <Person item={item} />
      <p class="summary">{item.summary}</p>
      <p class="meta">
        第 {place} 位 · {waitedFor(item.createdAt, Date.now())}
      </p>
      <button type="button" class="primary" onClick={() => void desk.claim(item)}>
        接入
      </button>
    </li>
  );
}

function Mine({ desk, item }: { desk: Desk; item: AgentQueueItem }) {
  const unread = desk.unread.value[item.conversation] ?? 0;
  const isOpen = desk.open.value?.conversation === item.conversation;
  return (
    <li>
      <button
        type="button"
        class="mine"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => void desk.openConversation(item.conversation)}
      >
        <Person item={item} />
        {unread > 0 ? <span class="count">{unread} 条新消息</span> : null}
        {desk.typing.value === item.conversation ? <span class="meta">正在输入…</span> : null}
      </button>
    </li>
  );
}

/** The waiting room and what this agent has open. */
export function QueueList({ desk }: { desk: Desk }) {
  const { waiting, mine } = desk.queue.value;
  return (
    <nav class="queue" aria-label="会话列表" tabIndex={0}>
      <h2>
        排队<span class="number">{waiting.length}</span>
      </h2>
      <ul aria-label="排队">
        {waiting.map((item, index) => (
          <Waiting key={item.ticketId} desk={desk} item={item} place={index + 1} />
        ))}
      </ul>
      {waiting.length === 0 ? <p class="nobody">没有人在等。</p> : null}
      <h2>
        我的会话<span class="number">{mine.length}</span>
      </h2>
      <ul aria-label="我的会话">
        {mine.map((item) => (
          <Mine key={item.ticketId} desk={desk} item={item} />
        ))}
      </ul>
      {mine.length === 0 ? <p class="nobody">接入的会话会在这里。</p> : null}
    </nav>
  );
}
