import type { Product } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from '../face.ts';
import { Icon } from '../icons.tsx';
import { safeUrl } from '../markdown.tsx';
import { Thumbnail } from '../thumbnail.tsx';

/** One product with its price; a link to its page where there is one. */
export function ProductCard({ product }: { product: Product }): VNode {
  const { words } = useFace();
  const href = product.url === undefined ? undefined : safeUrl(product.url);
  return (
    <section class="card product" aria-label={product.title}>
      <Thumbnail url={product.imageUrl} title={product.title} />
      <div class="product-text">
        <strong>{product.title}</strong>
        {product.note && <span>{product.note}</span>}
        <b class="amount">{words.money(product.priceFen)}</b>
      </div>
      {href && (
        <a class="round" href={href} aria-label={`${words.strings.viewProduct} ${product.title}`}>
          <Icon name="link" />
        </a>
      )}
    </section>
  );
}
