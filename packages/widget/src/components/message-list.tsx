import type { MessageRow, Readable } from '@xiaoer/core';
import { Component } from 'preact';
import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useFace } from './face.ts';
import { Icon } from './icons.tsx';
import { Message } from './message.tsx';
import { rowsWithContext } from './rows.ts';
import type { RowContext } from './rows.ts';
import { moveInLog } from './log-keys.ts';
import { useStickyScroll } from './sticky-scroll.ts';

/** Draws a row again only when what it shows has changed: rows keep their identity. */
class Row extends Component<RowContext & { language: string }> {
  override shouldComponentUpdate(next: RowContext & { language: string }): boolean {
    const before = this.props;
    return (
      next.row !== before.row ||
      next.answer !== before.answer ||
      next.canBeRated !== before.canBeRated ||
      next.isFirstOfSpeaker !== before.isFirstOfSpeaker ||
      next.language !== before.language
    );
  }

  override render(): VNode {
    const { row, answer, canBeRated, isFirstOfSpeaker } = this.props;
    return <Message row={row} answer={answer} canBeRated={canBeRated} isFirstOfSpeaker={isFirstOfSpeaker} />;
  }
}

interface MessageListProps {
  readonly rows: Readable<readonly MessageRow[]>;
  readonly isOpen: Readable<boolean>;
  readonly composer: RefObject<HTMLTextAreaElement | null>;
  /** What follows the last row: typing, rating, quick replies. */
  readonly children?: ComponentChildren;
}

/** The conversation as a log. Follows its end while the reader is there; elsewhere a pill tells of new messages. */
export function MessageList({ rows, isOpen, composer, children }: MessageListProps): VNode {
  const { words, now } = useFace();
  const list = rows.value;
  const { scroller, content, hasNews, toEnd } = useStickyScroll(list, isOpen.value);
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={words.strings.log}
        tabIndex={0}
        ref={scroller}
        onKeyDown={(event) => moveInLog(event, composer.current)}
      >
        <div class="log-content" ref={content}>
          <div class="rows">
            {rowsWithContext(list).map((context) => (
              <div class="row" key={context.row.id}>
                {context.startsAt !== undefined && (
                  <time class="when" dateTime={new Date(context.startsAt).toISOString()}>
                    {words.moment(context.startsAt, now())}
                  </time>
                )}
                <Row {...context} language={words.locale} />
              </div>
            ))}
          </div>
          {children}
        </div>
      </div>
      {hasNews && (
        <button type="button" class="pill" onClick={() => toEnd(true)}>
          <Icon name="down" />
          {words.strings.newMessages}
        </button>
      )}
    </div>
  );
}
