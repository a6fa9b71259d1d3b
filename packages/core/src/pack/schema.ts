import * as z from 'zod/mini';
import { blockSpecSchema, expression, responseSchema, textSchema } from './message-schema.ts';
import { slotSchema, stepSchema } from './step-schema.ts';

/*
 * A pack is one business as data: what each intent leads to, texts, flows, facts, articles, goods. Authors write YAML;
 * `xiaoer check` validates it and writes the one JSON file that `loadPack` reads.
 *
 * Expressions are strings: paths (`order.state`, `slots.reason`, `facts.free_shipping_fen`, `item.lines`, `user.name`, `page.product`, `now`),
 * literals, `== != < <= > >= in`, `and or not`, `+ - * /`, `??`, `is null`, calls (`days_since(order.deliveredAt)`). A bare slot name means its value.
 * Texts are templates: `{path}` or `{expression | filter}`; filters: money (fen → ¥), date, time, tail4, count, join, label, state.
 */

export const flowSchema = z.strictObject({
  title: textSchema,
  /** `user`: a claimed or verified customer; a guest is asked to log in and the flow goes on afterwards. */
  needs: z.optional(z.literal('user')),
  interrupt: z.optional(
    z.strictObject({
      faq: z.optional(z.enum(['answer', 'refuse'])),
      flow: z.optional(z.union([z.array(z.string()), z.enum(['any', 'none'])])),
      resume: z.optional(z.enum(['ask', 'auto', 'drop'])),
    }),
  ),
  slots: z.optional(z.record(z.string(), slotSchema)),
  steps: z.array(stepSchema),
});

/** What an intent leads to. `flow` with `slots` sets some of them as expressions. `scope: chat` intents never interrupt a question of the bot. */
export const intentSchema = z.strictObject({
  title: textSchema,
  /** The intent is out of the question where this does not hold: what was received cannot be changed as an order any more. */
  if: z.optional(expression),
  flow: z.optional(z.string()),
  answer: z.optional(z.string()),
  with: z.optional(z.record(z.string(), expression)),
  /** Ways to ask for it in this business; they lead here by their words where the model is unsure. */
  examples: z.optional(z.array(z.string())),
  /** Queue of a hand-off that follows from this intent. */
  queue: z.optional(z.string()),
});

export const articleSchema = z.strictObject({
  title: textSchema,
  /** Other ways to ask, which retrieval matches too. */
  questions: z.optional(z.array(z.string())),
  answer: textSchema,
  blocks: z.optional(z.array(blockSpecSchema)),
  /** Shown only where this holds, e.g. `page.product == "P102"`. */
  if: z.optional(expression),
  /** The intent that the article serves. */
  intent: z.optional(z.string()),
});

export const productSpecSchema = z.strictObject({
  title: textSchema,
  /** Words customers use for it: 裙子, 连衣裙, dress. */
  names: z.array(z.string()),
  category: z.optional(z.string()),
  priceFen: z.number(),
  variants: z.optional(z.record(z.string(), z.array(z.string()))),
  imageUrl: z.optional(z.string()),
  url: z.optional(z.string()),
  /** Free facts: `material`, `washing`, `warranty`, `compatibility`, `shelf_life`, `sizing`, `descaling`, `skin`, `carrier` … → text. */
  facts: z.optional(z.record(z.string(), textSchema)),
  /** Plain values for expressions: `{ food: true, heavy: true, presale: true, warranty_days: 365 }`. */
  tags: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});

export const packSchema = z.strictObject({
  pack: z.string(),
  version: z.string(),
  title: textSchema,
  /** Name of the pack it builds on; maps are merged by key, the later file wins. */
  extends: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))),
  thresholds: z.optional(z.strictObject({ act: z.number(), ask: z.number(), inScope: z.number(), upset: z.number() })),
  intents: z.optional(z.record(z.string(), intentSchema)),
  responses: z.optional(z.record(z.string(), responseSchema)),
  flows: z.optional(z.record(z.string(), flowSchema)),
  articles: z.optional(z.record(z.string(), articleSchema)),
  products: z.optional(z.record(z.string(), productSpecSchema)),
  /** Names by entity type: `carrier: { sf: [顺丰, SF] }`. */
  names: z.optional(z.record(z.string(), z.record(z.string(), z.array(z.string())))),
  /** Regular expressions of the merchant's numbers: `order_no`, `tracking_no`. */
  patterns: z.optional(z.record(z.string(), z.array(z.string()))),
  /** Written by the compiler, never by an author: search indexes in base64, by kind and locale. */
  indexes: z.optional(z.record(z.string(), z.string())),
  /** Written by the compiler, never by an author: words of the language, see `Lexicon`. */
  lexicon: z.optional(
    z.strictObject({
      characters: z.string(),
      names: z.record(z.string(), z.readonly(z.array(z.string()))),
      places: z.readonly(z.array(z.string())),
      phrases: z.optional(z.record(z.string(), z.string())),
    }),
  ),
  /** Written by the compiler: the format that the engine checks, see `packFormat`. */
  format: z.optional(z.number()),
  /** Lookups that the merchant's server offers and what each takes. */
  lookups: z.optional(
    z.record(z.string(), z.strictObject({ input: z.record(z.string(), z.string()), write: z.optional(z.boolean()) })),
  ),
});

export type Flow = z.infer<typeof flowSchema>;
export type Intent = z.infer<typeof intentSchema>;
export type Article = z.infer<typeof articleSchema>;
export type ProductSpec = z.infer<typeof productSpecSchema>;
/** A pack as written. */
export type PackSource = z.infer<typeof packSchema>;
/** A compiled pack: everything present, `extends` resolved, every step with a stable id (`flow/path`). */
export type Pack = { readonly [K in Exclude<keyof PackSource, 'extends'>]-?: NonNullable<PackSource[K]> };
