import type { DeskConversation } from '../agent-api.ts';
import { readOrders, readTicket, type Ticket } from '../customer.ts';
import { levels, orderStates, outcomes, yuan } from '../format.ts';
import { Story } from './story.tsx';

const profileNames: Readonly<Record<string, string>> = {
  level: '等级',
  points: '积分',
  phone: '电话',
  address: '地址',
};

const pageNames: Readonly<Record<string, string>> = { product: '在看商品', order: '在看订单' };

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Profile({ open }: { open: DeskConversation }) {
  const { user, profile } = open;
  if (user === null) return <p class="nobody">没有登录，只知道他说了什么。</p>;
  const more = Object.entries(profile)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => [profileNames[key] ?? key, levels[String(value)] ?? String(value)] as const);
  return <Facts facts={[['姓名', user.name ?? '—'], ['账号', user.id], ...more]} />;
}

function Reason({ ticket }: { ticket: Ticket }) {
  const { summary, slots, tried, page, emotion, orderNo } = ticket;
  const facts = Object.entries(slots);
  return (
    <section>
      <h3>为什么转人工</h3>
      <p class="summary">{summary}</p>
      <Facts
        facts={[
          ...(orderNo === null ? [] : [['订单', orderNo] as const]),
          ...facts,
          ...Object.entries(page).map(([key, value]) => [pageNames[key] ?? `页面 ${key}`, value] as const),
          ['情绪', `${Math.round(emotion.upset * 100)} / 100`],
        ]}
      />
      {tried.length === 0 ? null : (
        <ul class="tried" aria-label="机器人试过">
          {tried.map((one, index) => (
            <li key={index}>
              <b>{one.title}</b> <span>{outcomes[one.outcome] ?? one.outcome}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Orders({ open, asked }: { open: DeskConversation; asked: string | null }) {
  const orders = readOrders(open.orders);
  return (
    <section>
      <h3>订单</h3>
      {orders.length === 0 ? <p class="nobody">没有订单。</p> : null}
      <ul class="orders" aria-label="订单">
        {orders.map((order) => (
          <li key={order.orderNo} class={order.orderNo === asked ? 'asked' : ''}>
            <p>
              <b>{order.lines.map((line) => `${line.title} ${line.variant ?? ''}`).join('，')}</b>
              <span class={`state ${order.state}`}>{orderStates[order.state]}</span>
            </p>
            <p class="meta">
              {order.orderNo} · {yuan(order.paidFen)}
              {order.trackingNo === undefined ? '' : ` · ${order.carrier ?? ''} ${order.trackingNo}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything known of the customer beside his words. */
export function CustomerPanel({ open }: { open: DeskConversation }) {
  const ticket = readTicket(open.ticket);
  return (
    <aside class="customer" aria-label="顾客资料" tabIndex={0}>
      {ticket === null ? null : <Reason ticket={ticket} />}
      <section>
        <h3>顾客</h3>
        <Profile open={open} />
      </section>
      <Orders open={open} asked={ticket?.orderNo ?? null} />
      <Story events={open.events} />
    </aside>
  );
}
