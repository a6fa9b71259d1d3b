import { type Markup, markup } from './markup.ts';
import { yuan } from './money.ts';
import { productNotes } from './product-notes.ts';
import type { ShopProduct } from '../data.ts';

/** Below this many pieces a page says how few are left. */
const fewLeft = 5;

function badge(product: ShopProduct): Markup | null {
  const left = Object.values(product.stock).reduce((sum, count) => sum + count, 0);
  if (product.presaleInDays !== undefined) return markup`<span class="badge gold">预售</span>`;
  if (left === 0) return markup`<span class="badge gray">暂时缺货</span>`;
  return left <= fewLeft ? markup`<span class="badge red">仅剩 ${left} 件</span>` : null;
}

const picture = (product: ShopProduct): Markup =>
  markup`<img src="/images/${product.id}.svg" alt="${product.title}" width="320" height="320">`;

function card(product: ShopProduct): Markup {
  return markup`<li><a class="card" href="/products/${product.id}">
          <span class="picture">${picture(product)}${badge(product)}</span>
          <span class="name">${product.title}</span>
          <span class="price">${yuan(product.priceFen)}</span>
          <span class="note">${productNotes[product.id]?.note}</span>
        </a></li>`;
}

/** The shop's front: every product. */
export function productList(products: readonly ShopProduct[]): Markup {
  return markup`<section class="hero">
      <p class="season">小满 · 物至于此，小得盈满</p>
      <h1>日子将满未满，刚刚好</h1>
      <p>挑几件用得久的小东西。拿不准的，右下角问一声。</p>
    </section>
    <ul class="grid">${products.map(card)}</ul>`;
}

const stockText = (left: number): string => (left === 0 ? '缺货' : left <= fewLeft ? `剩 ${left}` : '有货');

function variants(product: ShopProduct): Markup | null {
  const variantStock = Object.entries(product.stock).filter(([variant]) => variant !== '');
  if (variantStock.length === 0) return null;
  return markup`<h2>款式</h2>
      <ul class="variants">${variantStock.map(
        ([variant, left]) =>
          markup`<li class="${left === 0 ? 'out' : 'in'}"><b>${variant}</b><span>${stockText(left)}</span></li>`,
      )}</ul>`;
}

/** One product. The chat knows which one, so a customer may ask "this one". */
export function productPage(product: ShopProduct): Markup {
  const notes = productNotes[product.id];
  return markup`<nav class="crumbs" aria-label="位置"><a href="/">商品</a><span aria-hidden="true">/</span>${product.title}</nav>
    <article class="product">
      <div class="picture">${picture(product)}${badge(product)}</div>
      <div>
        <h1>${product.title}</h1>
        <p class="price">${yuan(product.priceFen)}</p>
        <p class="lead">${notes?.note}</p>
        ${variants(product)}
        <h2>说明</h2>
        <dl>${Object.entries(notes?.facts ?? {}).map(([label, text]) => markup`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
        <button type="button" class="ask" data-ask>问问这件商品</button>
      </div>
    </article>`;
}
