import type { Readable, StatusView } from '@xiaoer/core';
import type { TargetedSubmitEvent, VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Phrases } from '../locales/strings.ts';
import { useFace } from './face.ts';
import { Icon } from './icons.tsx';

const scores = [1, 2, 3, 4, 5] as const;

const labelOf = ({ strings, fill }: Phrases, score: (typeof scores)[number]): string =>
  fill(strings.ratingLabel, { score, word: strings[`rating${score}`] });

/** Asks how the service was: five stars as radio buttons and a comment. */
export function Rating({ status }: { status: Readable<StatusView> }): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  const [score, setScore] = useState(0);
  const [isSent, setSent] = useState(false);
  const id = useId();
  if (status.value.rating !== 'asked') {
    return (
      <p class="notice" role="status">
        {isSent && strings.ratingThanks}
      </p>
    );
  }

  const send = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget).get('comment');
    if (score === 0) return;
    setSent(true);
    actions.rate(score, typeof comment === 'string' ? comment.trim() : '');
  };

  return (
    <form class="card rating" onSubmit={send} aria-labelledby={id}>
      <p class="rating-title" id={id}>
        {strings.ratingTitle}
      </p>
      <div class="stars" role="radiogroup" aria-labelledby={id}>
        {scores.map((value) => (
          <label key={value} class="star" data-lit={value <= score}>
            <input
              type="radio"
              name="score"
              value={value}
              checked={value === score}
              aria-label={labelOf(words, value)}
              onChange={() => setScore(value)}
            />
            <Icon name="star" />
          </label>
        ))}
      </div>
      {score > 0 && (
        <>
          <textarea
            name="comment"
            rows={2}
            maxLength={500}
            aria-label={strings.ratingComment}
            placeholder={strings.ratingComment}
          />
          <button type="submit" class="primary">
            {strings.ratingSubmit}
          </button>
        </>
      )}
    </form>
  );
}
