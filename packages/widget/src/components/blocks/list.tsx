import type { VNode } from 'preact';
import { markdown } from '../markdown.tsx';

/** A titled list of short texts. */
export function ListBlock({ title, items }: { title: string | undefined; items: readonly string[] }): VNode {
  return (
    <div class="bubble text">
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      <ul>
        {items.map((item) => (
          <li key={item}>{markdown(item)}</li>
        ))}
      </ul>
    </div>
  );
}
