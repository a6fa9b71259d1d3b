import type { IncomingMessage, ServerResponse } from 'node:http';
import { products, type ShopStore } from '../data.ts';
import { accountOf } from './accounts.ts';
import type { Markup } from './markup.ts';
import { type PageOptions, page } from './layout.ts';
import { askToLogIn, notFound, orderList, orderPage } from './order-pages.ts';
import { productList, productPage } from './product-pages.ts';
import { securityHeaders } from './security-headers.ts';

interface Answer {
  readonly status: 200 | 404;
  readonly title: string;
  readonly content: Markup;
  readonly context?: PageOptions['context'];
}

const missing: Answer = { status: 404, title: '没有找到', content: notFound() };

function ordersAnswer(number: string | undefined, customer: string | undefined, shop: ShopStore): Answer {
  if (customer === undefined) return { status: 200, title: '我的订单', content: askToLogIn() };
  const own = shop.state.orders.filter((order) => order.customer === customer);
  if (number === undefined) {
    const newestFirst = own.toSorted((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt));
    return { status: 200, title: '我的订单', content: orderList(newestFirst) };
  }
  const order = own.find((one) => one.orderNo === number);
  if (order === undefined) return missing;
  const track = shop.state.tracks.find((one) => one.orderNo === number) ?? null;
  return { status: 200, title: `订单 ${number}`, content: orderPage(order, track), context: { order: number } };
}

function answerOf(path: string, customer: string | undefined, shop: ShopStore): Answer {
  const [first = '', second, ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return missing;
  if (first === '') return { status: 200, title: '首页', content: productList(products) };
  if (first === 'orders') return ordersAnswer(second, customer, shop);
  const product = products.find((one) => one.id === second);
  if (first !== 'products' || product === undefined) return missing;
  return { status: 200, title: product.title, content: productPage(product), context: { product: product.id } };
}

/** Answers with the page of that path, as the account that is logged in sees it. */
export function sendPage(path: string, request: IncomingMessage, response: ServerResponse, shop: ShopStore): void {
  const account = accountOf(request);
  const { status, content, ...rest } = answerOf(path, account?.id, shop);
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : page({ ...rest, path, account }, content));
}
