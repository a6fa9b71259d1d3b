import type { SlotReading } from './slot-values.ts';

/** “太小” and “too small” complain about a size, they do not name one. */
const complaint = /(?:太|偏|有点|有些|过|\btoo|\ba bit|\ba little)\s*$/iu;

/** The variant that a sentence names: colour, size … A follow-up (“那M呢”) keeps what it does not change. Null when it names none. */
export function readVariant({
  heard,
  pack,
  spokenOf,
}: Pick<SlotReading, 'heard' | 'pack' | 'spokenOf'>): string | null {
  const named = heard.entities
    .filter(({ type, start }) => type === 'attribute' && !complaint.test(heard.text.slice(0, start)))
    .map(({ value }) => value);
  if (named.length === 0) return null;
  if (!heard.isFollowUp) return named.join(' ');
  const axes = Object.values(pack.products).flatMap(({ variants }) => Object.values(variants ?? {}));
  const isReplaced = (value: string) =>
    axes.some((axis) => axis.includes(value) && named.some((other) => axis.includes(other)));
  const kept = spokenOf.filter((value) => axes.some((axis) => axis.includes(value)) && !isReplaced(value));
  const rank = (value: string) => axes.findIndex((axis) => axis.includes(value));
  return [...kept.slice(0, 1), ...named].sort((left, right) => rank(left) - rank(right)).join(' ');
}
