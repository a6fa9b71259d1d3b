import type { Block, Order } from '../src/session/blocks.ts';

const money = (fen: number) => `¥${Number((fen / 100).toFixed(2))}`;
const goods = (order: Order) =>
  order.lines
    .map((line) => `${line.title}${line.variant === undefined ? '' : ` ${line.variant}`} ×${line.quantity}`)
    .join('、');

/** A block of a message as lines of a terminal. */
export function blockText(block: Block): string[] {
  switch (block.type) {
    case 'text':
      return [block.text];
    case 'list':
      return [...(block.title === undefined ? [] : [block.title]), ...block.items.map((item) => `· ${item}`)];
    case 'choices':
      return block.options.map(
        (option, index) => `${index + 1}. ${option.label}${option.detail === undefined ? '' : `  ${option.detail}`}`,
      );
    case 'order_card':
      return [`▪ ${block.order.orderNo}  ${goods(block.order)}  ${money(block.order.paidFen)}  ${block.order.state}`];
    case 'logistics_timeline':
      return [
        `▪ ${block.track.carrier} ${block.track.trackingNo}  ${block.track.state}`,
        ...block.track.events.map((event) => `  ${event.at.slice(5, 16).replace('T', ' ')}  ${event.text}`),
      ];
    case 'product_card':
      return [`▪ ${block.product.title}  ${money(block.product.priceFen)}`];
    case 'coupon_list':
      return block.coupons.map((coupon) => `▪ ${coupon.title}  → ${coupon.endsAt.slice(0, 10)}`);
    case 'form':
      return block.fields.map((field) => `□ ${field.label}${field.required ? ' *' : ''}`);
    case 'link':
      return [`${block.label} ${block.url}`];
    case 'image':
      return [`[${block.alt}]`];
    default:
      return block satisfies never;
  }
}
