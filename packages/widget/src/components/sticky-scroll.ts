import type { MessageRow } from '@xiaoer/core';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Within this many pixels of the end the reader counts as being there. */
const nearPx = 48;

/** Keeps a scroller at its end while the reader is there, also while pictures load or the keyboard opens. */
export function useStickyScroll(rows: readonly MessageRow[], isShown: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const last = rows.at(-1);
  const lastSeen = useRef(last?.id);

  const toEnd = useCallback((isSmooth: boolean): void => {
    const element = scroller.current;
    if (element === null) return;
    isAtEnd.current = true;
    setNews(false);
    const isCalm = !isSmooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollTo({ top: element.scrollHeight, behavior: isCalm ? 'instant' : 'smooth' });
  }, []);

  useLayoutEffect(() => {
    const isNew = last?.id !== lastSeen.current;
    lastSeen.current = last?.id;
    if (isAtEnd.current || (isNew && last?.from === 'user')) toEnd(false);
    else if (isNew) setNews(true);
  }, [last, toEnd]);

  useLayoutEffect(() => {
    if (isShown) toEnd(false);
  }, [isShown, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null || content.current === null) return;
    const onScroll = (): void => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      if (isAtEnd.current) setNews(false);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
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
