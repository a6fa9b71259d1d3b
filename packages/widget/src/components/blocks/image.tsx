import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useFace } from '../face.ts';

const isImageUrl = (url: string): boolean => /^(https?:\/\/|\/(?![/\\])|data:image\/(png|jpeg|webp|gif);)/i.test(url);

/** A picture in a frame of fixed shape, so that nothing jumps when it loads. */
export function ImageBlock({ url, alt }: { url: string; alt: string }): VNode {
  const { words } = useFace();
  const [isBroken, setBroken] = useState(false);
  if (isBroken || !isImageUrl(url)) return <p class="bubble">{alt || words.strings.imageFailed}</p>;
  return (
    <figure class="card image">
      <img src={url} alt={alt} loading="lazy" onError={() => setBroken(true)} />
    </figure>
  );
}
