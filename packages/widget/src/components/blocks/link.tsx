import type { VNode } from 'preact';
import { Icon } from '../icons.tsx';
import { safeUrl } from '../markdown.tsx';

/** A link of its own. One that may not be followed is only its words. */
export function LinkBlock({ url, label }: { url: string; label: string }): VNode {
  const href = safeUrl(url);
  if (href === undefined) return <p class="bubble">{label}</p>;
  return (
    <a class="card link" href={href} {...(/^https?:/i.test(href) && { target: '_blank', rel: 'noopener noreferrer' })}>
      <span>{label}</span>
      <Icon name="link" />
    </a>
  );
}
