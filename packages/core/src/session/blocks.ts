import * as z from 'zod/mini';

/** Something that can be chosen with one tap: `id` comes back, `label` is shown. */
export const optionSchema = z.object({
  id: z.string(),
  label: z.string(),
  detail: z.optional(z.string()),
});

/** One line of an order as the customer knows it. */
export const orderLineSchema = z.object({
  product: z.string(),
  title: z.string(),
  variant: z.optional(z.string()),
  quantity: z.number(),
  imageUrl: z.optional(z.string()),
});

/** An order in the shape that lookups return and order cards show. Amounts are fen, times ISO 8601. */
export const orderSchema = z.object({
  orderNo: z.string(),
  state: z.enum(['unpaid', 'paid', 'shipped', 'delivered', 'cancelled', 'refunding', 'refunded']),
  paidFen: z.number(),
  placedAt: z.string(),
  shippedAt: z.optional(z.string()),
  deliveredAt: z.optional(z.string()),
  carrier: z.optional(z.string()),
  trackingNo: z.optional(z.string()),
  lines: z.array(orderLineSchema),
});

/** Where a parcel is. `state`: what the courier says last; `events` newest first. */
export const trackSchema = z.object({
  orderNo: z.string(),
  carrier: z.string(),
  trackingNo: z.string(),
  state: z.enum(['collected', 'in_transit', 'delivering', 'delivered', 'stuck']),
  expectedAt: z.optional(z.string()),
  events: z.array(z.object({ at: z.string(), text: z.string(), place: z.optional(z.string()) })),
});

/** A product as cards show it. */
export const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  priceFen: z.number(),
  imageUrl: z.optional(z.string()),
  url: z.optional(z.string()),
  note: z.optional(z.string()),
});

/** A coupon as cards show it. */
export const couponSchema = z.object({
  id: z.string(),
  title: z.string(),
  amountFen: z.number(),
  thresholdFen: z.number(),
  endsAt: z.string(),
});

/** A field of a form in the conversation; `name` is the slot that it fills. */
export const formFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  input: z.enum(['text', 'email', 'tel', 'select', 'textarea']),
  required: z.boolean(),
  value: z.optional(z.string()),
  options: z.optional(z.array(optionSchema)),
  hint: z.optional(z.string()),
});

/** One block of a message. Text blocks carry the safe Markdown subset. */
export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('list'), title: z.optional(z.string()), items: z.array(z.string()) }),
  z.object({ type: z.literal('choices'), options: z.array(optionSchema) }),
  z.object({ type: z.literal('order_card'), order: orderSchema, option: z.optional(z.string()) }),
  z.object({ type: z.literal('logistics_timeline'), track: trackSchema }),
  z.object({ type: z.literal('product_card'), product: productSchema }),
  z.object({ type: z.literal('coupon_list'), coupons: z.array(couponSchema) }),
  z.object({ type: z.literal('form'), id: z.string(), fields: z.array(formFieldSchema), submit: z.string() }),
  z.object({ type: z.literal('link'), url: z.string(), label: z.string() }),
  z.object({ type: z.literal('image'), url: z.string(), alt: z.string() }),
]);

export type Option = z.infer<typeof optionSchema>;
export type Order = z.infer<typeof orderSchema>;
export type Track = z.infer<typeof trackSchema>;
export type Product = z.infer<typeof productSchema>;
export type Coupon = z.infer<typeof couponSchema>;
export type FormField = z.infer<typeof formFieldSchema>;
export type Block = z.infer<typeof blockSchema>;
