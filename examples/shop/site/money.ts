/** Fen as the shop writes prices: `¥299` or `¥59.90`. */
export function yuan(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;
}

/** A day as customers read it, e.g. `11月15日`, in the shop's time zone. */
export function day(iso: string): string {
  return new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' }).format(
    new Date(iso),
  );
}

/** A moment as customers read it, e.g. `11月15日 18:20`, in the shop's time zone. */
export function moment(iso: string): string {
  const time = new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  }).format(new Date(iso));
  return `${day(iso)} ${time}`;
}
