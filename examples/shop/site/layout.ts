import { type Markup, markup } from './markup.ts';
import { accounts, type ShopAccount } from '../data.ts';

/** What every page needs to know. `context` tells the chat where the customer is. */
export interface PageOptions {
  readonly title: string;
  readonly path: string;
  readonly account: ShopAccount | null;
  readonly context?: Readonly<Record<string, string>> | undefined;
}

/** The tag that brings the chat: one script, no inline code. */
function chat(options: PageOptions): Markup {
  const page = Object.entries(options.context ?? {}).map(([key, value]) => markup` data-page-${key}="${value}"`);
  return markup`<script async src="/widget/loader.js" data-app-id="xiaoman" data-server="/api/xiaoer"
      data-pack="/xiaoer/shop.json" data-model="/xiaoer/retail-small.bin" data-onnx="/xiaoer/retail-full.onnx"
      data-identity-url="/api/token" data-locale="auto"
      data-user-id="${options.account?.id}" data-user-name="${options.account?.name}"${page}></script>`;
}

function picker(options: PageOptions): Markup {
  const selected = (id: string): Markup | null => ((options.account?.id ?? 'guest') === id ? markup` selected` : null);
  return markup`<label class="account"><span>当前用户</span>
        <select id="account" aria-label="当前用户" autocomplete="off">
          ${accounts.map((one) => markup`<option value="${one.id}"${selected(one.id)}>${one.name}</option>`)}
          <option value="guest"${selected('guest')}>游客</option>
        </select></label>`;
}

function navigation(path: string): Markup {
  const current = (isHere: boolean): Markup | null => (isHere ? markup` aria-current="page"` : null);
  return markup`<nav aria-label="主导航">
        <a href="/"${current(path === '/' || path.startsWith('/products'))}>商品</a>
        <a href="/orders"${current(path.startsWith('/orders'))}>我的订单</a>
      </nav>`;
}

/** A whole page of the shop around its content. */
export function page(options: PageOptions, content: Markup): string {
  return markup`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="theme-color" content="#fbf8f1">
    <title>${options.title} · 小满生活</title>
    <meta name="description" content="小满生活：日子将满未满，刚刚好。衣、食、起居的小物件。">
    <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/shop.css">
    <script type="module" src="/assets/shop.js"></script>
    ${chat(options)}
  </head>
  <body>
    <a class="skip" href="#main">跳到内容</a>
    <header class="top">
      <a class="brand" href="/"><img src="/assets/favicon.svg" alt="" width="32" height="32"><span>小满生活</span></a>
      ${navigation(options.path)}
      ${picker(options)}
    </header>
    <main id="main" tabindex="-1">${content}</main>
    <footer>
      <ul>
        <li><b>满 99 元包邮</b><span>不满收 8 元，偏远地区 15 元</span></li>
        <li><b>七天无理由</b><span>签收后七天内，食品拆封除外</span></li>
        <li><b>七天价保</b><span>降价了，差价退给你</span></li>
        <li><b>人工客服 9:00–22:00</b><span>右下角随时可以问</span></li>
      </ul>
      <p>小满生活是 Xiaoer 的示例店铺：商品和订单都是虚构的，不会收款。</p>
    </footer>
  </body>
</html>
`.text;
}
