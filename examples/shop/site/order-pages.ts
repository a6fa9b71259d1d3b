import { type Markup, markup } from './markup.ts';
import { day, moment, yuan } from './money.ts';
import type { Order, Track } from '@xiaoer/core';

const stateNames: Readonly<Record<Order['state'], string>> = {
  unpaid: '待付款',
  paid: '待发货',
  shipped: '运输中',
  delivered: '已签收',
  cancelled: '已取消',
  refunding: '退款中',
  refunded: '已退款',
};

const chip = (order: Order): Markup => markup`<span class="state ${order.state}">${stateNames[order.state]}</span>`;

function lines(order: Order): Markup {
  return markup`<ul class="lines">${order.lines.map(
    (line) => markup`<li>
            <img src="/images/${line.product}.svg" alt="" width="64" height="64">
            <span><b>${line.title}</b><small>${line.variant}</small></span>
            <span class="count">×${line.quantity}</span>
          </li>`,
  )}</ul>`;
}

/** What a guest sees instead of orders. */
export function askToLogIn(): Markup {
  return markup`<section class="empty"><h1>我的订单</h1>
      <p>登录后就能看到订单。演示店铺不用密码：在页面右上角选一个账号。</p></section>`;
}

/** All orders of the account, newest first. */
export function orderList(orders: readonly Order[]): Markup {
  if (orders.length === 0) return markup`<section class="empty"><h1>我的订单</h1><p>还没有订单。</p></section>`;
  return markup`<h1>我的订单</h1>
    <ul class="orders">${orders.map(
      (order) => markup`<li><a class="order" href="/orders/${order.orderNo}">
          <span class="head"><span class="number">${order.orderNo}</span>${chip(order)}</span>
          ${lines(order)}
          <span class="foot"><span>${day(order.placedAt)} 下单</span><b>${yuan(order.paidFen)}</b></span>
        </a></li>`,
    )}</ul>`;
}

function parcel(track: Track | null): Markup | null {
  if (track === null) return null;
  return markup`<h2>物流</h2><p class="carrier">${track.carrier} ${track.trackingNo}</p>
      <ol class="track">${track.events.map(
        (event) => markup`<li><time datetime="${event.at}">${moment(event.at)}</time><span>${event.text}</span></li>`,
      )}</ol>`;
}

/** One order with its parcel. The chat knows which one. */
export function orderPage(order: Order, track: Track | null): Markup {
  return markup`<nav class="crumbs" aria-label="位置"><a href="/orders">我的订单</a><span aria-hidden="true">/</span>${order.orderNo}</nav>
    <article class="order one">
      <h1 class="head"><span class="number">订单 ${order.orderNo}</span>${chip(order)}</h1>
      ${lines(order)}
      <p class="foot"><span>${moment(order.placedAt)} 下单</span><b>${yuan(order.paidFen)}</b></p>
      ${parcel(track)}
      <button type="button" class="ask" data-ask>这笔订单有问题？</button>
    </article>`;
}

/** What the shop says where there is no such page. */
export function notFound(): Markup {
  return markup`<section class="empty"><h1>没有找到这个页面</h1>
      <p>可能是地址写错了，或者这笔订单不在当前账号下。</p><p><a href="/">回到首页</a></p></section>`;
}
