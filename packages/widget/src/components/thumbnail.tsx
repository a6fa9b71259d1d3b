import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

/** A tone of the four that tiles have, the same for the same title on every page. */
function toneOf(title: string): number {
  let sum = 0;
  for (const letter of title) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % 4;
}

/** A product's picture, or a tile with the first letter of its title where there is none or it does not load. */
export function Thumbnail({ url, title }: { url: string | undefined; title: string }): VNode {
  const [isBroken, setBroken] = useState(false);
  if (url !== undefined && url !== '' && !isBroken) {
    return (
      <img class="thumbnail" src={url} alt="" width="52" height="52" loading="lazy" onError={() => setBroken(true)} />
    );
  }
  return (
    <span class="thumbnail" data-tone={toneOf(title)} aria-hidden="true">
      {Array.from(title)[0] ?? '·'}
    </span>
  );
}
