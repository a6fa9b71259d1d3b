import type { Block } from '@xiaoer/core';
import { orderStates, yuan } from '../format.ts';

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
      return [block.text];
    case 'list':
      return [...(block.title === undefined ? [] : [block.title]), ...block.items.map((item) => `· ${item}`)];
    case 'choices':
      return [`可选：${block.options.map((option) => option.label).join(' / ')}`];
    case 'order_card': {
      const { orderNo, state, paidFen, lines } = block.order;
      const goods = lines.map((line) => `${line.title} ${line.variant ?? ''} ×${line.quantity}`).join('，');
      return [`订单 ${orderNo}（${orderStates[state]}）`, `${goods} ${yuan(paidFen)}`];
    }
    case 'logistics_timeline':
      return [
        `${block.track.carrier} ${block.track.trackingNo}`,
        ...block.track.events.map((event) => `· ${event.text}`),
      ];
    case 'product_card':
      return [`${block.product.title} ${yuan(block.product.priceFen)}`];
    case 'coupon_list':
      return block.coupons.map((coupon) => `优惠券 ${coupon.title}`);
    case 'form':
      return [`表单：${block.fields.map((field) => field.label).join('、')}`];
    case 'link':
      return [`${block.label} ${block.url}`];
    case 'image':
      return [`[图片] ${block.alt}`];
    default:
      return block satisfies never;
  }
}

/** A card of the chat as a few lines of text: the agent reads, the customer looks. */
export function BlockText({ block }: { block: Block }) {
  return (
    <p class="block">
      {linesOf(block).map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </p>
  );
}
