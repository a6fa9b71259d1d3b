import * as z from 'zod/mini';
import { blockSpecSchema, expression, suggestionSchema, textSchema } from './message-schema.ts';

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
