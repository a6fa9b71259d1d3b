import { useEffect, useRef } from 'preact/hooks';
import { useFace } from './face.ts';

/** Told again this often while the customer goes on writing. */
const againMs = 3000;
/** Without a key press for this long the customer counts as thinking. */
const pauseMs = 4000;

/** Tells the other end that the customer writes: at the first key, then every few seconds, and when he stops or sends. */
export function useTellTyping(text: string): void {
  const { actions, now } = useFace();
  const toldAt = useRef(0);

  useEffect(() => {
    const stop = (): void => {
      if (toldAt.current > 0) actions.setTyping(false);
      toldAt.current = 0;
    };
    if (text.trim() === '') {
      stop();
      return;
    }
    if (now() - toldAt.current > againMs) {
      toldAt.current = now();
      actions.setTyping(true);
    }
    const timer = setTimeout(stop, pauseMs);
    return () => clearTimeout(timer);
    // Only the text starts or ends it; `actions` and `now` never change within one panel.
  }, [text]);
}
