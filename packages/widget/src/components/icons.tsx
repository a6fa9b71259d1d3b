import type { VNode } from 'preact';

const paths = {
  send: 'M5 12h13M12.5 5.5 19 12l-6.5 6.5',
  close: 'm7 7 10 10M17 7 7 17',
  more: 'M5 12a.7.7 0 1 0 1.4 0A.7.7 0 0 0 5 12Zm6.3 0a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0Zm6.3 0a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0Z',
  down: 'M12 5v14M6 13l6 6 6-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
  up: 'M7 10v10H4V10h3Zm0 0 4-7c1.7 0 2.6 1.2 2.3 2.8L12.8 9H18c1.4 0 2.3 1.2 2 2.5l-1.5 6.7c-.3 1.1-1.2 1.8-2.3 1.8H7',
  thumbDown:
    'M7 14V4H4v10h3Zm0 0 4 7c1.7 0 2.6-1.2 2.3-2.8l-.5-3.2H18c1.4 0 2.3-1.2 2-2.5l-1.5-6.7C18.2 4.7 17.3 4 16.2 4H7',
  link: 'M14 5h5v5M19 5l-8 8M17 14v4.5H5.5V7H10',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  star: 'm12 3.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8L12 3.6Z',
  warning: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5M12 17h.01',
} as const;

/** A line icon of 24 units in the colour of the text; says nothing to a screen reader. */
export function Icon({ name }: { name: keyof typeof paths }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
