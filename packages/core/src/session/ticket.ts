import * as z from 'zod/mini';

/** The story that a person gets with a hand-off. Everything in it is redacted before it is made. */
export const ticketSchema = z.object({
  /** One to five lines for the agent's first look, in the shop's language. */
  summary: z.string(),
  /** What led to the hand-off: `asked`, `upset`, `not_understood`, `lookup_failed`, `flow` or a flow's own word. */
  reason: z.string(),
  /** Queue name, from the pack or the routing. */
  queue: z.string(),
  /** What was tried, oldest first: intent or flow id and how it ended. */
  tried: z.array(z.object({ id: z.string(), title: z.string(), outcome: z.string() })),
  /** Facts collected so far: label → redacted text. */
  slots: z.record(z.string(), z.string()),
  orderNo: z.nullable(z.string()),
  emotion: z.object({ label: z.string(), upset: z.number() }),
  page: z.record(z.string(), z.string()),
  locale: z.string(),
  /** The last messages, redacted. */
  transcript: z.array(z.object({ from: z.enum(['user', 'bot', 'agent']), text: z.string(), at: z.number() })),
});

export type Ticket = z.infer<typeof ticketSchema>;
