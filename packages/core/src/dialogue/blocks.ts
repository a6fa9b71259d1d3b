import type { Scope } from '../pack/evaluate.ts';
import { evaluateSource } from '../pack/evaluate.ts';
import { renderText } from '../pack/template.ts';
import type { BlockSpec } from '../pack/message-schema.ts';
import type { Block } from '../session/blocks.ts';
import { couponSchema, orderSchema, productSchema, trackSchema } from '../session/blocks.ts';

/** More cards than this are a catalogue, not an answer. */
const mostCards = 5;

/** Fills the blocks of a pack's message. What does not have the shape of its block is left out, never shown broken. */
export function fillBlocks(specs: readonly BlockSpec[], scope: Scope, locale: string): Block[] {
  return specs.flatMap((spec) => fillBlock(spec, scope, locale));
}

function fillBlock(spec: BlockSpec, scope: Scope, locale: string): readonly Block[] {
  switch (spec.kind) {
    case 'order_card':
    case 'order_list':
      return valuesOf(spec.of, scope).flatMap((value): Block[] => {
        const order = orderSchema.safeParse(value);
        if (!order.success) return [];
        // A card of a list says its number when it is tapped.
        const option = spec.kind === 'order_list' ? { option: `say:${order.data.orderNo}` } : {};
        return [{ type: 'order_card', order: order.data, ...option }];
      });
    case 'logistics_timeline':
      return valuesOf(spec.of, scope).flatMap((value): Block[] => {
        const track = trackSchema.safeParse(value);
        return track.success ? [{ type: 'logistics_timeline', track: track.data }] : [];
      });
    case 'product_card':
    case 'product_list':
      return valuesOf(spec.of, scope)
        .slice(0, mostCards)
        .flatMap((value): Block[] => {
          const product = productSchema.safeParse(value);
          return product.success ? [{ type: 'product_card', product: product.data }] : [];
        });
    case 'coupon_list': {
      const coupons = valuesOf(spec.of, scope).flatMap((value) => couponSchema.safeParse(value).data ?? []);
      return coupons.length === 0 ? [] : [{ type: 'coupon_list', coupons }];
    }
    case 'list': {
      const items = spec.items.map((item) => renderText(item, scope, locale));
      return [
        { type: 'list', items, ...(spec.title === undefined ? {} : { title: renderText(spec.title, scope, locale) }) },
      ];
    }
    case 'link':
      return [{ type: 'link', url: spec.url, label: renderText(spec.label, scope, locale) }];
    case 'image':
      return [{ type: 'image', url: spec.url, alt: renderText(spec.alt, scope, locale) }];
    default:
      return spec satisfies never;
  }
}

function valuesOf(source: string, scope: Scope): readonly unknown[] {
  const value = evaluateSource(source, scope);
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
