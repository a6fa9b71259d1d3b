import * as z from 'zod/mini';

/** Text by locale; a bare string is zh-CN. zh-TW and en fall back to zh-CN. */
export const textSchema = z.union([
  z.string(),
  z.strictObject({ 'zh-CN': z.string(), 'zh-TW': z.optional(z.string()), en: z.optional(z.string()) }),
]);

/** An expression of the pack's language, see schema.ts. */
export const expression = z.string();

/** A block of a message, filled from expressions when it is said. */
export const blockSpecSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order_card'), of: expression }),
  z.strictObject({ kind: z.literal('order_list'), of: expression }),
  z.strictObject({ kind: z.literal('logistics_timeline'), of: expression }),
  z.strictObject({ kind: z.literal('product_card'), of: expression }),
  z.strictObject({ kind: z.literal('product_list'), of: expression }),
  z.strictObject({ kind: z.literal('coupon_list'), of: expression }),
  z.strictObject({ kind: z.literal('list'), title: z.optional(textSchema), items: z.array(textSchema) }),
  z.strictObject({ kind: z.literal('link'), url: z.string(), label: textSchema }),
  z.strictObject({ kind: z.literal('image'), url: z.string(), alt: textSchema }),
]);

/** A quick reply: starts a flow, says a response, or is said as the customer's own words. */
export const suggestionSchema = z.strictObject({
  label: textSchema,
  flow: z.optional(z.string()),
  intent: z.optional(z.string()),
  handoff: z.optional(z.literal(true)),
});

/** One way to answer; the first whose `if` holds is said. `texts` are variants of equal meaning. */
export const answerSchema = z.strictObject({
  if: z.optional(expression),
  text: z.optional(textSchema),
  texts: z.optional(z.array(textSchema)),
  blocks: z.optional(z.array(blockSpecSchema)),
  suggest: z.optional(z.array(suggestionSchema)),
  /** Kinds and expressions of what the answer spoke about: what "that one" means next. */
  mentions: z.optional(z.record(z.string(), expression)),
});

export const responseSchema = z.union([textSchema, answerSchema, z.array(answerSchema)]);

export type Text = z.infer<typeof textSchema>;
export type BlockSpec = z.infer<typeof blockSpecSchema>;
export type Suggestion = z.infer<typeof suggestionSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Response = z.infer<typeof responseSchema>;
