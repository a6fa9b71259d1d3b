import type { Option, Readable } from '@xiaoer/core';
import type { RefObject, VNode } from 'preact';
import { useFace } from './face.ts';

/** Quick replies under the last message. A tap moves the focus to the composer, where it does not raise a phone's keyboard. */
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
          onClick={() => {
            actions.choose(option.id, option.label);
            if (!isPhone.peek()) props.composer.current?.focus();
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
