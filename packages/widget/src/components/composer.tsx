import type { Signal } from '@preact/signals';
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useFace } from './face.ts';
import { Icon } from './icons.tsx';
import { useTellTyping } from './tell-typing.ts';

/** The engine's limit of one message, in UTF-16 units; it cuts what is longer and says so. */
const maxLength = 2000;
/** From this many characters left on, the customer is told. */
const tellsFrom = 200;
const maxHeightPx = 136;

/** Where the customer writes. Enter sends, Shift+Enter breaks the line, and an input method's Enter is its own. */
export function Composer({
  draft,
  input,
}: {
  draft: Signal<string>;
  input: RefObject<HTMLTextAreaElement | null>;
}): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  const text = draft.value;
  const left = maxLength - text.length;
  const isBlank = text.trim() === '';

  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.style.height = 'auto';
    // An emptied field needs no measuring, which would lay out the page in the middle of a send.
    if (text === '') return;
    element.style.height = `${Math.min(element.scrollHeight, maxHeightPx)}px`;
  }, [text, input]);

  useTellTyping(text);

  const send = (): void => {
    if (isBlank) return;
    draft.value = '';
    actions.say(text);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // Safari ends a composition before the Enter that ended it; that Enter has keyCode 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-field">
        <textarea
          ref={input}
          rows={1}
          aria-label={strings.input}
          placeholder={strings.input}
          enterkeyhint="send"
          autoComplete="off"
          value={text}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        {left <= tellsFrom && (
          <p class="count" role="status">
            {left < 0
              ? words.fill(strings.tooLong, { count: -left })
              : words.fill(strings.charactersLeft, { count: left })}
          </p>
        )}
      </div>
      <button type="submit" class="send" aria-label={strings.send} aria-disabled={isBlank}>
        <Icon name="send" />
      </button>
    </form>
  );
}
