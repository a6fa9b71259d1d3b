import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { type ChatAnswer, type ChatSession, type ChatStep, handoffLine } from './chat-session.ts';

const stepSchema = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ choose: z.string() }),
  z.strictObject({ page: z.record(z.string(), z.string()) }),
]);

function readStep(line: string): ChatStep | null {
  try {
    return stepSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function answerLine(session: ChatSession, answer: ChatAnswer) {
  const state = session.conversation.state();
  const frame = state.stack.at(-1);
  const heard = state.understood?.intents[0];
  const slots = Object.entries(frame?.slots ?? {}).map(([name, slot]) => [name, slot.label]);
  return {
    bot: answer.bot.map(({ text, blocks, suggestions }) => ({ text, blocks, suggestions })),
    calls: answer.calls,
    decision: {
      policy: state.decided?.policy ?? null,
      rule: state.decided?.rule ?? null,
      reason: state.decided?.reason ?? null,
      flow: frame?.flow ?? null,
      slots: Object.fromEntries(slots),
      intent: state.decided?.intent ?? heard?.id ?? null,
      confidence: state.decided?.intent == null ? (heard?.confidence ?? 0) : state.decided.confidence,
    },
    handoff: handoffLine(state.handoff),
  };
}

/** One JSON step a line in, exactly one JSON answer a line out, until the input ends. A line that is no step is answered with `error`. */
export async function chatInJson(session: ChatSession): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const step = readStep(line);
    const answer =
      step === null
        ? {
            error: 'Not a step. Write {"say": "…"}, {"choose": "…"} or {"page": {"product": "…"}}.',
            bot: [],
            calls: [],
          }
        : answerLine(session, await session.take(step));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
