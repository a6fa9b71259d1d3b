import type { MessageRow } from '@xiaoer/core';
import type { VNode } from 'preact';
import { BlockView } from './blocks/block.tsx';
import { useFace } from './face.ts';
import { Icon } from './icons.tsx';
import { markdown } from './markdown.tsx';
import { noticeText } from './notice.ts';

/** What stands under a message of the customer that is not stored yet. */
function Delivery({ row }: { row: MessageRow }): VNode | null {
  const { actions, words } = useFace();
  if (row.delivery === 'sent') return null;
  if (row.delivery === 'sending') return <span class="delivery">{words.strings.sending}</span>;
  return (
    <span class="delivery" role="alert">
      <Icon name="warning" />
      {words.strings.failed}
      <button type="button" class="text-button" onClick={() => actions.retry()}>
        {words.strings.retry}
      </button>
    </span>
  );
}

/** Whether an answer helped; a given thumb stays and can be changed. */
function Thumbs({ row }: { row: MessageRow }): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  return (
    <div class="thumbs" role="group">
      <button
        type="button"
        aria-label={strings.helpful}
        aria-pressed={row.thumb === 1}
        onClick={() => actions.rateMessage(row.id, 1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        aria-label={strings.unhelpful}
        aria-pressed={row.thumb === -1}
        onClick={() => actions.rateMessage(row.id, -1)}
      >
        <Icon name="thumbDown" />
      </button>
      {row.thumb !== null && <span>{strings.thanksForThumb}</span>}
    </div>
  );
}

/** One row of the conversation. `answer`: the customer's next words, undefined while the row is the last that asks. */
export function Message(props: {
  row: MessageRow;
  isFirstOfSpeaker: boolean;
  canBeRated: boolean;
  answer: string | undefined;
}): VNode | null {
  const { words } = useFace();
  const { row, isFirstOfSpeaker, canBeRated, answer } = props;
  const { strings } = words;
  if (row.from === 'notice') {
    const text = noticeText(row, strings);
    return text === '' ? null : <p class="notice">{text}</p>;
  }
  const speaker =
    row.from === 'user' ? strings.you : (row.agentName ?? (row.from === 'agent' ? strings.agent : strings.assistant));
  const isOpen = answer === undefined;
  return (
    <article class="message" data-from={row.from} data-id={row.id} data-first={isFirstOfSpeaker} tabIndex={-1}>
      {row.from === 'agent' && isFirstOfSpeaker ? (
        <span class="speaker">{speaker}</span>
      ) : (
        <span class="hidden">{`${speaker}: `}</span>
      )}
      {row.text.trim() !== '' && (
        <div class="bubble text">{row.from === 'user' ? <p class="verbatim">{row.text}</p> : markdown(row.text)}</div>
      )}
      {row.blocks.map((block, index) => (
        <BlockView key={index} block={block} isOpen={isOpen} answer={answer} />
      ))}
      {row.from === 'user' && <Delivery row={row} />}
      {canBeRated && <Thumbs row={row} />}
    </article>
  );
}
