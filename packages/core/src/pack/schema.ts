import * as z from 'zod/mini';

/*
 * A pack is one business as data: what each intent leads to, texts, flows, facts, articles, goods. Authors write YAML;
 * `xiaoer check` validates it and writes the one JSON file that `loadPack` reads.
 *
 * Expressions are strings: paths (`order.state`, `slots.reason`, `facts.free_shipping_fen`, `item.lines`, `user.name`, `page.product`, `now`),
 * literals, `== != < <= > >= in`, `and or not`, `+ - * /`, `??`, `is null`, calls (`days_since(order.deliveredAt)`). A bare slot name means its value.
 * Texts are templates: `{path}` or `{expression | filter}`; filters: money (fen → ¥), date, time, tail4, count, join, label, state.
 */

/** Text by locale; a bare string is zh-CN. zh-TW and en fall back to zh-CN. */
export const textSchema = z.union([
  z.string(),
  z.strictObject({ 'zh-CN': z.string(), 'zh-TW': z.optional(z.string()), en: z.optional(z.string()) }),
]);

const expression = z.string();

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

/** Ways out of a step. Exactly one of end, go, run, handoff, retry, skip may stand beside `say`. */
export const exitSchema = z.strictObject({
  say: z.optional(textSchema),
  answer: z.optional(z.string()),
  end: z.optional(z.literal(true)),
  go: z.optional(z.string()),
  run: z.optional(z.string()),
  handoff: z.optional(z.string()),
  /** Asks the same step again, or offers to try the call again. */
  retry: z.optional(z.literal('ask')),
  skip: z.optional(z.literal(true)),
});

export const slotTypes = [
  'order',
  'product',
  'variant',
  'choice',
  'text',
  'email',
  'phone',
  'address',
  'person',
  'organization',
  'tax_no',
  'money',
  'date',
  'quantity',
  'boolean',
  'image',
  'place',
  'tracking_no',
] as const;

export const slotSchema = z.strictObject({
  type: z.enum(slotTypes),
  label: textSchema,
  /** For `choice`: value → how it reads, and further words that mean it. */
  options: z.optional(
    z.record(z.string(), z.strictObject({ label: textSchema, words: z.optional(z.array(z.string())) })),
  ),
  optional: z.optional(z.boolean()),
  /** Personal data: masked in log copies that leave the device, on the desk and in tickets. Types email, phone, address, person, tax_no are always private. */
  private: z.optional(z.boolean()),
  pattern: z.optional(z.string()),
  /** Never filled from an earlier sentence or context, only when asked. */
  always: z.optional(z.boolean()),
  default: z.optional(expression),
});

const lookupCall = z.strictObject({
  lookup: z.string(),
  with: z.optional(z.record(z.string(), expression)),
  /** Keeps only items for which this holds; the item is `item`. */
  where: z.optional(expression),
  max: z.optional(z.number()),
  /** How an option reads, as a template over `item`; orders and products have their own. */
  label: z.optional(textSchema),
  detail: z.optional(textSchema),
  /** The option's value, default the whole item. */
  value: z.optional(expression),
});

const common = { id: z.optional(z.string()), if: z.optional(expression) };

export const collectSchema = z.strictObject({
  ...common,
  collect: z.string(),
  ask: textSchema,
  from: z.optional(lookupCall),
  /** Exactly one candidate: take it (default), or ask all the same. */
  if_one: z.optional(z.enum(['use', 'ask'])),
  if_none: z.optional(exitSchema),
  on_error: z.optional(exitSchema),
  check: z.optional(z.array(z.strictObject({ if: expression, otherwise: textSchema, exit: z.optional(exitSchema) }))),
  /** The n-th failure says the n-th text; then the exit, which is the last entry. */
  retry: z.optional(
    z.array(
      z.union([
        z.string(),
        z.strictObject({ 'zh-CN': z.string(), 'zh-TW': z.optional(z.string()), en: z.optional(z.string()) }),
        exitSchema,
      ]),
    ),
  ),
  /** The slot may be skipped, with this text. */
  skip: z.optional(textSchema),
  /** Shown beside the question as one form with further slots of this flow. */
  form: z.optional(z.array(z.string())),
  suggest: z.optional(z.array(suggestionSchema)),
});

export const confirmSchema = z.strictObject({
  ...common,
  confirm: textSchema,
  /** Words that mean yes here besides the usual ones; a no in the sentence outweighs them. */
  words: z.optional(z.array(z.string())),
  blocks: z.optional(z.array(blockSpecSchema)),
  /** Narrows which slots may be changed at the summary; default all collected ones. */
  change: z.optional(z.array(z.string())),
  no: z.optional(exitSchema),
});

export const callSchema = z.strictObject({
  ...common,
  call: z.string(),
  with: z.optional(z.record(z.string(), expression)),
  /** Idempotency: the same value in one frame is never called twice. */
  once: z.optional(expression),
  into: z.optional(z.string()),
  wait: z.optional(textSchema),
  on_not_found: z.optional(exitSchema),
  on_error: z.optional(exitSchema),
});

export const saySchema = z.strictObject({
  ...common,
  say: textSchema,
  blocks: z.optional(z.array(blockSpecSchema)),
  suggest: z.optional(z.array(suggestionSchema)),
  mentions: z.optional(z.record(z.string(), expression)),
});
export const answerStepSchema = z.strictObject({ ...common, answer: z.string() });
export const setSchema = z.strictObject({ ...common, set: z.record(z.string(), expression) });
export const runSchema = z.strictObject({
  ...common,
  run: z.string(),
  with: z.optional(z.record(z.string(), expression)),
});
export const goSchema = z.strictObject({ ...common, go: z.string() });
export const handoffSchema = z.strictObject({ ...common, handoff: z.string(), say: z.optional(textSchema) });
export const endSchema = z.strictObject({ ...common, end: z.literal(true) });

export type Text = z.infer<typeof textSchema>;
export type BlockSpec = z.infer<typeof blockSpecSchema>;
export type Suggestion = z.infer<typeof suggestionSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Response = z.infer<typeof responseSchema>;
export type Exit = z.infer<typeof exitSchema>;
export type Slot = z.infer<typeof slotSchema>;
export type CollectStep = z.infer<typeof collectSchema>;
export type ConfirmStep = z.infer<typeof confirmSchema>;
export type CallStep = z.infer<typeof callSchema>;
export type SayStep = z.infer<typeof saySchema>;
export type AnswerStep = z.infer<typeof answerStepSchema>;
export type SetStep = z.infer<typeof setSchema>;
export type RunStep = z.infer<typeof runSchema>;
export type GoStep = z.infer<typeof goSchema>;
export type HandoffStep = z.infer<typeof handoffSchema>;
export type EndStep = z.infer<typeof endSchema>;
/** Branches are tried in order; `else: []` goes on. */
export interface BranchStep {
  id?: string | undefined;
  if?: string | undefined;
  branch: ({ if: string; do?: Step[] | undefined; go?: string | undefined } | { else: Step[] })[];
}
export type Step =
  | CollectStep
  | ConfirmStep
  | CallStep
  | SayStep
  | AnswerStep
  | SetStep
  | RunStep
  | GoStep
  | HandoffStep
  | EndStep
  | BranchStep;

export const stepSchema: z.ZodMiniType<Step> = z.lazy(() =>
  z.union([
    collectSchema,
    confirmSchema,
    callSchema,
    saySchema,
    answerStepSchema,
    setSchema,
    runSchema,
    goSchema,
    handoffSchema,
    endSchema,
    branchSchema,
  ]),
);
const branchSchema: z.ZodMiniType<BranchStep> = z.strictObject({
  ...common,
  branch: z.array(
    z.union([
      z.strictObject({ if: expression, do: z.optional(z.array(stepSchema)), go: z.optional(z.string()) }),
      z.strictObject({ else: z.array(stepSchema) }),
    ]),
  ),
});

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
