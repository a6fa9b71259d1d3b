import type { Order } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from '../face.ts';
import { Thumbnail } from '../thumbnail.tsx';

/** One order: state, goods, what was paid. With `option` it is one of several to choose from. */
export function OrderCard(props: {
  order: Order;
  option: string | undefined;
  isOpen: boolean;
  chosen: boolean;
}): VNode {
  const { actions, words } = useFace();
  const { order, option, isOpen, chosen } = props;
  const { strings } = words;
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const choose = () => isOpen && option !== undefined && actions.choose(option, order.lines[0]?.title ?? order.orderNo);
  return (
    <section class="card order" aria-label={`${strings.orderNo} ${order.orderNo}`}>
      <header class="card-head">
        <span class="order-no">{order.orderNo}</span>
        <span class="chip" data-tone={order.state}>
          {strings[`order.${order.state}`]}
        </span>
      </header>
      <ul class="order-lines">
        {order.lines.map((line) => (
          <li key={`${line.product}/${line.variant ?? ''}`}>
            <Thumbnail url={line.imageUrl} title={line.title} />
            <div class="order-line-text">
              <strong>{line.title}</strong>
              {line.variant && <span>{line.variant}</span>}
            </div>
            <span class="quantity">×{line.quantity}</span>
          </li>
        ))}
      </ul>
      <footer class="card-foot">
        <span>
          {words.date(order.placedAt, Date.now())}
          {count > 1 && ` · ${words.fill(strings.items, { count })}`}
        </span>
        <span>
          {strings.paid} <b class="amount">{words.money(order.paidFen)}</b>
        </span>
      </footer>
      {option !== undefined && (
        <button
          type="button"
          class="card-action"
          aria-disabled={!isOpen}
          aria-pressed={chosen}
          aria-label={`${strings.chooseOrder} ${order.lines[0]?.title ?? ''} ${order.orderNo}`}
          onClick={choose}
        >
          {strings.chooseOrder}
        </button>
      )}
    </section>
  );
}
