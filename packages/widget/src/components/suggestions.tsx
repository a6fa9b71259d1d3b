import type { Option, Readable } from '@xiaoer/core';
import type { RefObject, VNode } from 'preact';
import { useFace } from './face.ts';

/** Quick replies under the last message. They vanish on a tap, so the focus moves on: to the composer, on a phone to the dialog, which raises no keyboard. */
export function Suggestions(props: {
  options: Readable<readonly Option[]>;
  composer: RefObject<HTMLTextAreaElement | null>;
}): VNode | null {
  const { actions, isPhone, words } = useFace();
  const options = props.options.value;
  if (options.length === 0) return null;
  return (
    <div class="suggestions" role="group" aria-label={words.strings.suggestions}>
      {options.map((option) => (
        <button
          type="button"
          class="suggestion"
          key={option.id}
          onClick={(event) => {
            actions.choose(option.id, option.label);
            const phoneDialog = isPhone.peek() ? event.currentTarget.closest<HTMLElement>('[role="dialog"]') : null;
            (phoneDialog ?? props.composer.current)?.focus({ preventScroll: true });
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
