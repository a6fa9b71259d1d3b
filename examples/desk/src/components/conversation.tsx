import { useEffect, useRef } from 'preact/hooks';
import type { DeskConversation } from '../agent-api.ts';
import type { Desk } from '../desk.ts';
import { timeOf } from '../format.ts';
import { phaseOf, transcriptOf, type TranscriptRow } from '../transcript.ts';
import { BlockText } from './block-text.tsx';
import { Composer } from './composer.tsx';

/** The stream leaves a conversation when it ends; the rating that may follow is asked for while somebody looks. */
const ratingEveryMs = 5000;

const speakers: Readonly<Record<TranscriptRow['from'], string>> = { user: '顾客', bot: '小二', agent: '', notice: '' };

function Row({ row }: { row: TranscriptRow }) {
  if (row.from === 'notice') return <p class="row notice-row">{row.text}</p>;
  return (
    <div class={`row ${row.from}`}>
      <p class="by">
        {row.by ?? speakers[row.from]} <time>{timeOf(row.at, Date.now())}</time>
      </p>
      <div class="bubble">
        {row.text === '' ? null : <p>{row.text}</p>}
        {row.blocks.map((block, index) => (
          <BlockText key={index} block={block} />
        ))}
      </div>
    </div>
  );
}

/** What was said, and the place to answer. */
export function Conversation({ desk, open }: { desk: Desk; open: DeskConversation }) {
  const end = useRef<HTMLDivElement>(null);
  const rows = transcriptOf(open.events);
  const pending = desk.pending.value.filter((one) => one.conversation === open.conversation);
  const { phase, agent } = phaseOf(open.events);
  const me = desk.signIn.value.agent;
  const isMine = phase === 'assigned' && agent?.id === me?.id;
  const isRated = open.events.some((event) => event.type === 'rating.given');
  useEffect(() => {
    if (phase !== 'ended' || isRated) return;
    const timer = setInterval(() => void desk.openConversation(open.conversation), ratingEveryMs);
    return () => clearInterval(timer);
  }, [phase, isRated]);
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [rows.length, pending.length]);

  return (
    <section class="conversation" aria-label="当前会话">
      <header>
        <h2>{open.user?.name ?? '游客'}</h2>
        {desk.typing.value === open.conversation ? <span class="meta">正在输入…</span> : null}
        {isMine ? (
          <button type="button" onClick={() => void desk.end(open.conversation)}>
            结束会话
          </button>
        ) : null}
      </header>
      <div class="log" role="log" aria-label="会话" tabIndex={0}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
        {pending.map((one) => (
          <div key={one.id} class={one.hasFailed ? 'row agent failed' : 'row agent sending'}>
            <p class="by">{one.hasFailed ? '没有发出' : '正在发送'}</p>
            <div class="bubble">
              <p>{one.text}</p>
            </div>
            {one.hasFailed ? (
              <button type="button" onClick={() => void desk.retry(one)}>
                再发一次
              </button>
            ) : null}
          </div>
        ))}
        <div ref={end} />
      </div>
      {isMine ? (
        <Composer desk={desk} conversation={open.conversation} />
      ) : (
        <p class="over" role="status">
          {phase === 'assigned' ? `这个会话由 ${agent?.name ?? '同事'} 接待。` : '这个会话已经结束。'}
        </p>
      )}
    </section>
  );
}
