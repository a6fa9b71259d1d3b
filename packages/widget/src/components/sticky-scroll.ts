import type { MessageRow } from '@xiaoer/core';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Within this many pixels of the end the reader counts as being there. */
const nearPx = 48;
const gapPx = 8;

/** An answer that is higher than the view is read from its start. */
function showStart(scroller: HTMLElement, row: Element | null | undefined): void {
  if (!row) return;
  const above = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  if (above < 0) scroller.scrollTop += above - gapPx;
}

/** Keeps a scroller at its end while the reader is there, also while pictures load or the keyboard opens. */
export function useStickyScroll(rows: readonly MessageRow[], isShown: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  /** The furthest scrollTop when it was last looked at: after that content, keyboard or reader have moved. */
  const end = useRef(0);
  const [hasNews, setNews] = useState(false);
  const last = rows.at(-1);
  const lastSeen = useRef(last?.id);

  const wasAtEnd = (element: HTMLElement): boolean => end.current - element.scrollTop < nearPx;
  const look = (element: HTMLElement): void => {
    end.current = element.scrollHeight - element.clientHeight;
  };

  const toEnd = useCallback((isSmooth: boolean): void => {
    const element = scroller.current;
    if (element === null) return;
    look(element);
    setNews(false);
    const isCalm = !isSmooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollTo({ top: end.current, behavior: isCalm ? 'instant' : 'smooth' });
  }, []);

  useLayoutEffect(() => {
    const isNew = last?.id !== lastSeen.current;
    lastSeen.current = last?.id;
    const element = scroller.current;
    if (element === null) return;
    const isMine = last?.from === 'user';
    if (wasAtEnd(element) || (isNew && isMine)) {
      toEnd(false);
      if (isNew && !isMine) showStart(element, content.current?.querySelector('.rows > :last-child'));
    } else if (isNew) setNews(true);
    look(element);
  }, [last, toEnd]);

  useLayoutEffect(() => {
    if (isShown) toEnd(false);
  }, [isShown, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null || content.current === null) return;
    const onScroll = (): void => {
      look(element);
      if (wasAtEnd(element)) setNews(false);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(() => {
      const follows = wasAtEnd(element);
      look(element);
      if (follows) element.scrollTop = end.current;
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, []);

  return { scroller, content, hasNews, toEnd };
}
