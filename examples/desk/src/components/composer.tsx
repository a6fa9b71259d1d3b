import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../desk.ts';

/** How often the customer's page is told that somebody is writing. */
const typingEveryMs = 3000;

/** The reply. Enter sends, Shift and Enter breaks the line; an input method's Enter does neither. */
export function Composer({ desk, conversation }: { desk: Desk; conversation: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const toldAt = useRef(0);
  const draft = desk.drafts.value[conversation] ?? '';
  useEffect(() => field.current?.focus(), []);

  function tellTyping(isTyping: boolean): void {
    if (isTyping && Date.now() - toldAt.current < typingEveryMs) return;
    toldAt.current = isTyping ? Date.now() : 0;
    desk.setTyping(conversation, isTyping);
  }

  function send(): void {
    const text = draft.trim();
    if (text === '') return;
    tellTyping(false);
    void desk.send(conversation, text);
    field.current?.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        aria-label="回复"
        placeholder="回复顾客，Enter 发送"
        rows={3}
        maxLength={4000}
        value={draft}
        onInput={({ currentTarget }) => {
          desk.draft(conversation, currentTarget.value);
          tellTyping(currentTarget.value !== '');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="primary" disabled={draft.trim() === ''}>
        发送
      </button>
    </form>
  );
}
