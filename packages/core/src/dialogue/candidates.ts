import type { Scope } from '../pack/evaluate.ts';
import { evaluateSource, holds } from '../pack/evaluate.ts';
import { pickText, renderTemplate, renderText } from '../pack/template.ts';
import type { CollectStep, Slot } from '../pack/step-schema.ts';
import type { Option, Order } from '../session/blocks.ts';
import { isPlainRecord, readField, readText } from './json.ts';
import { orderLabel, readOrders } from './orders.ts';
import type { Snapshot } from './snapshot.ts';

/** One value that a lookup offers for a slot. */
export interface Candidate {
  readonly value: unknown;
  readonly option: Option;
}

type From = NonNullable<CollectStep['from']>;

/** The items of a lookup's answer as candidates; `where` is judged per item. Pure. */
export function listCandidates(
  slot: string,
  from: From,
  output: unknown,
  scope: Scope,
  locale: string,
): readonly Candidate[] {
  const items: readonly unknown[] = Array.isArray(output) ? output : isPlainRecord(output) ? [output] : [];
  return items
    .filter((item) => holds(from.where, { ...scope, item }))
    .map((item, position): Candidate => {
      const value = from.value === undefined ? item : evaluateSource(from.value, { ...scope, item });
      const label = from.label === undefined ? nameOf(item) : renderText(from.label, { ...scope, item }, locale);
      const detail = from.detail === undefined ? '' : renderText(from.detail, { ...scope, item }, locale);
      const key = typeof value === 'string' ? value : (readText(readField(item, 'id')) ?? String(position));
      return { value, option: { id: `pick:${slot}:${key}`, label, ...(detail === '' ? {} : { detail }) } };
    });
}

/** An order as something to tap: its goods, and state, amount and day beneath. */
export function orderOption(slot: string, order: Order, snapshot: Snapshot): Option {
  const detail = renderTemplate(
    '{item.state | state} · {item.paidFen | money} · {item.placedAt | date} · {item.orderNo}',
    { item: order },
    snapshot.state.locale,
  );
  return { id: `pick:${slot}:${order.orderNo}`, label: orderLabel(order, snapshot), detail };
}

/** The options that a choice slot has by itself. */
export function choiceOptions(name: string, slot: Slot, locale: string): readonly Option[] {
  return Object.entries(slot.options ?? {}).map(([value, { label }]) => ({
    id: `pick:${name}:${value}`,
    label: pickText(label, locale),
  }));
}

/** How a value given by an expression reads: an option by its label, an order by its goods, else as it is. */
export function valueLabel(slot: Slot | undefined, value: unknown, snapshot: Snapshot): string {
  const option = typeof value === 'string' ? slot?.options?.[value] : undefined;
  if (option !== undefined) return pickText(option.label, snapshot.state.locale);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const [order] = readOrders(value);
  return order === undefined ? nameOf(value) : orderLabel(order, snapshot);
}

function nameOf(item: unknown): string {
  if (typeof item === 'string' || typeof item === 'number') return String(item);
  return (
    readText(readField(item, 'label')) ?? readText(readField(item, 'title')) ?? readText(readField(item, 'id')) ?? ''
  );
}
