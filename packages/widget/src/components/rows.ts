import type { MessageRow } from '@xiaoer/core';

/** A row and what its neighbours mean for how it is drawn. */
export interface RowContext {
  readonly row: MessageRow;
  /** Set where a time is shown above the row: epoch milliseconds. */
  readonly startsAt: number | undefined;
  readonly isFirstOfSpeaker: boolean;
  /** An answer of the bot that may get a thumb: the last one, if it asks nothing back, and what was rated. */
  readonly canBeRated: boolean;
  /** The customer's next words after this row; undefined while it still waits for them. */
  readonly answer: string | undefined;
}

const pauseMs = 10 * 60_000;

function isPlainAnswer({ from, text, blocks }: MessageRow): boolean {
  const asks = blocks.some(
    (block) =>
      block.type === 'choices' || block.type === 'form' || (block.type === 'order_card' && block.option !== undefined),
  );
  return from === 'bot' && text !== '' && !asks && !/[?？]\s*$/.test(text);
}

/** Pure. A time stands above the first row and after each pause of ten minutes. */
export function rowsWithContext(rows: readonly MessageRow[]): RowContext[] {
  let answer: string | undefined;
  const answers = rows.map(() => undefined as string | undefined);
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    answers[index] = answer;
    const row = rows[index];
    if (row?.from === 'user') answer = row.text;
  }
  const hasQuestion = rows.some(({ from }) => from === 'user');
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const isApart = before === undefined || row.at - before.at > pauseMs;
    return {
      row,
      startsAt: isApart && row.at > 0 ? row.at : undefined,
      isFirstOfSpeaker: isApart || before.from !== row.from || before.agentName !== row.agentName,
      canBeRated: row.thumb !== null || (index === rows.length - 1 && isPlainAnswer(row) && hasQuestion),
      answer: answers[index],
    };
  });
}
