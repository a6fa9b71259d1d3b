/** Arrows, Home and End move among messages, Enter goes into a card, Escape leaves for the composer. */
export function moveInLog(event: KeyboardEvent & { currentTarget: HTMLElement }, composer: HTMLElement | null): void {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return;
  const isInside = target !== event.currentTarget;
  if (event.key === 'Escape' && isInside) {
    event.preventDefault();
    event.stopPropagation();
    composer?.focus();
    return;
  }
  if (target.matches('input, textarea, select')) return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('.message')];
  const here = messages.findIndex((message) => message.contains(target));
  if (event.key === 'Enter' && messages[here] === target) {
    event.preventDefault();
    target.querySelector<HTMLElement>('button, a, input, select, textarea')?.focus();
    return;
  }
  const last = messages.length - 1;
  const wanted: Record<string, number> = {
    ArrowUp: here < 0 ? last : here - 1,
    ArrowDown: here < 0 ? last : here + 1,
    Home: 0,
    End: last,
  };
  const index = wanted[event.key];
  if (index === undefined) return;
  event.preventDefault();
  messages[Math.max(0, Math.min(last, index))]?.focus();
}
