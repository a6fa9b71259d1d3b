const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
const date = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric' });

/** Hour and minute of a moment; with the day where it is not today. */
export function timeOf(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clock.format(at) : `${date.format(at)} ${clock.format(at)}`;
}

/** How long somebody has waited, in minutes. */
export function waitedFor(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000);
  return minutes < 1 ? '刚刚' : minutes < 60 ? `等了 ${minutes} 分钟` : `等了 ${Math.floor(minutes / 60)} 小时`;
}

/** Fen as a price. */
export function yuan(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;
}

/** States of orders as the shop calls them. */
export const orderStates: Readonly<Record<string, string>> = {
  unpaid: '待付款',
  paid: '待发货',
  shipped: '运输中',
  delivered: '已签收',
  cancelled: '已取消',
  refunding: '退款中',
  refunded: '已退款',
};

/** Levels of customers. */
export const levels: Readonly<Record<string, string>> = { gold: '金卡会员', normal: '普通会员' };
