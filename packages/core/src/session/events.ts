import * as z from 'zod/mini';
import { blockSchema, optionSchema } from './blocks.ts';
import { ticketSchema } from './ticket.ts';

const json = z.unknown();
const record = z.record(z.string(), json);

const entity = z.object({ type: z.string(), start: z.number(), end: z.number(), text: z.string(), value: z.string() });
const emotion = z.object({ label: z.enum(['neutral', 'positive', 'anxious', 'negative', 'angry']), upset: z.number() });
const agent = z.object({ id: z.string(), name: z.string() });
const frame = z.string();

/** The data of every event, by type. `frame` is the id of one run of a flow; `at` times are epoch milliseconds. */
export const eventDataSchemas = {
  'conversation.started': z.object({ locale: z.string(), channel: z.string(), pack: z.string() }),
  'locale.changed': z.object({ locale: z.string() }),
  'page.changed': z.object({ page: z.record(z.string(), z.string()) }),
  /** `verified` is true only on events that the server wrote. `id: null` is a guest. */
  'user.identified': z.object({
    id: z.nullable(z.string()),
    name: z.optional(z.string()),
    level: z.optional(z.string()),
    verified: z.boolean(),
  }),
  /** `choice` is the id of the option that was tapped, `form` what a form held; `isCut`: the rest was too long. */
  'user.said': z.object({
    text: z.string(),
    choice: z.optional(z.string()),
    form: z.optional(z.record(z.string(), z.string())),
    isCut: z.optional(z.boolean()),
  }),
  'intent.recognized': z.object({
    intents: z.array(z.object({ id: z.string(), confidence: z.number() })),
    inScope: z.number(),
    entities: z.array(entity),
    emotion,
    model: z.string(),
  }),
  /** Which policy answered, by which rule, and what it ordered. The reason is a sentence for people. */
  'policy.decided': z.object({
    policy: z.string(),
    rule: z.string(),
    reason: z.string(),
    intent: z.nullable(z.string()),
    confidence: z.number(),
    commands: z.array(z.looseObject({ type: z.string() })),
  }),
  'flow.started': z.object({
    frame,
    flow: z.string(),
    title: z.string(),
    by: z.enum(['intent', 'choice', 'run', 'go', 'repair']),
    slots: record,
  }),
  /** The flow waits here for the customer; `asks` is the slot, `confirm` or null. */
  'step.reached': z.object({ frame, step: z.string(), asks: z.nullable(z.string()), attempt: z.number() }),
  'slot.set': z.object({
    frame,
    slot: z.string(),
    value: json,
    /** How the value reads in a sentence or on the desk. */
    label: z.string(),
    source: z.enum(['text', 'entity', 'choice', 'form', 'context', 'lookup', 'default', 'step']),
    /** Personal data: leaves the device masked. */
    isPrivate: z.boolean(),
  }),
  'slot.cleared': z.object({ frame, slot: z.string(), reason: z.enum(['corrected', 'rejected', 'depends', 'reset']) }),
  'flow.ended': z.object({
    frame,
    flow: z.string(),
    outcome: z.enum(['completed', 'cancelled', 'failed', 'handed_off', 'replaced']),
  }),
  /** `into` is the name under which the frame keeps the result; default the action's name. */
  'action.started': z.object({
    key: z.string(),
    name: z.string(),
    input: record,
    frame: z.nullable(z.string()),
    into: z.optional(z.string()),
  }),
  'action.succeeded': z.object({ key: z.string(), name: z.string(), output: json }),
  'action.failed': z.object({ key: z.string(), name: z.string(), code: z.string(), message: z.string() }),
  /** `source` says who speaks: a response, article or flow step; `mentions` is what "that one" will mean next. */
  'bot.said': z.object({
    text: z.string(),
    blocks: z.array(blockSchema),
    suggestions: z.array(optionSchema),
    source: z.object({ policy: z.string(), id: z.string() }),
    mentions: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  'handoff.offered': z.object({ reason: z.string() }),
  'handoff.requested': z.object({ ticket: ticketSchema }),
  /** Written by the server; `position` counts from 1. */
  'handoff.queued': z.object({
    ticketId: z.string(),
    position: z.number(),
    isOpen: z.boolean(),
    etaSeconds: z.optional(z.number()),
  }),
  'handoff.assigned': z.object({ ticketId: z.string(), agent }),
  'handoff.ended': z.object({ ticketId: z.optional(z.string()), by: z.enum(['agent', 'user', 'timeout']) }),
  'agent.said': z.object({ text: z.string(), agent }),
  'rating.given': z.object({ score: z.number().check(z.minimum(1), z.maximum(5)), comment: z.optional(z.string()) }),
  'message.rated': z.object({ message: z.string(), thumb: z.union([z.literal(1), z.literal(-1)]) }),
} as const;

export type EventType = keyof typeof eventDataSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventDataSchemas)[T]>;

/**
 * One thing that happened. `seq` is the server's gapless order, null until stored; `device` and `counter` are the
 * order on the device that made it; `turn` joins what one input caused.
 */
export interface EventOf<T extends EventType> {
  readonly id: string;
  readonly seq: number | null;
  readonly device: string;
  readonly counter: number;
  readonly at: number;
  readonly turn: string | null;
  readonly type: T;
  readonly data: EventData<T>;
}

/** Any event, discriminated by `type`. */
export type ConversationEvent = { [T in EventType]: EventOf<T> }[EventType];

/** What a step wants appended; the log adds id, device, counter, time and turn. */
export type EventDraft = { [T in EventType]: { readonly type: T; readonly data: EventData<T> } }[EventType];

/** Types that only the server may write; server-kit refuses them from customers. */
export const serverEventTypes: readonly EventType[] = ['handoff.queued', 'handoff.assigned', 'agent.said'];

const envelope = z.object({
  id: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  seq: z.nullable(z.int()),
  device: z.string().check(z.minLength(1), z.maxLength(64)),
  counter: z.int(),
  at: z.number(),
  turn: z.nullable(z.string()),
  type: z.string(),
  data: z.unknown(),
});

/** Reads an event of any origin. Returns null for what it does not know or what is malformed; extra keys are dropped. */
export function parseEvent(value: unknown): ConversationEvent | null {
  const outer = envelope.safeParse(value);
  if (!outer.success || !Object.hasOwn(eventDataSchemas, outer.data.type)) return null;
  const data = eventDataSchemas[outer.data.type as EventType].safeParse(outer.data.data);
  return data.success ? ({ ...outer.data, data: data.data } as ConversationEvent) : null;
}
