import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLookups } from '../../../examples/shop/lookups.ts';
import type { Fault } from './chat-gateway.ts';
import { type ChatAnswer, type ChatSession, type ChatStep, handoffLine, startChat } from './chat-session.ts';
import { compilePack } from './compile-pack.ts';

interface Turn {
  readonly say?: string;
  readonly choose?: string;
  readonly page?: Readonly<Record<string, string>>;
  readonly says?: readonly string[];
  readonly never?: readonly string[];
  readonly offers?: readonly string[];
  readonly calls?: readonly string[];
  readonly handoff?: string;
  readonly summary?: readonly string[];
}
interface Transcript {
  readonly name: string;
  readonly user: string;
  readonly locale?: string;
  readonly page?: Readonly<Record<string, string>>;
  readonly faults?: Readonly<Record<string, Fault>>;
  readonly turns: readonly Turn[];
}

const folder = new URL('../transcripts/', import.meta.url);
const transcripts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): [string, Transcript[]] => [name, parse(readFileSync(new URL(name, folder), 'utf8'))]);
const model = readFileSync(new URL('../models/retail-small.bin', import.meta.url));
const { pack, issues } = compilePack(new URL('../../../examples/shop/pack', import.meta.url).pathname);
const supportingReads = new Set(['orders.list', 'orders.get', 'products.search']);

function start({ user, locale = 'zh-CN', page = {}, faults = {} }: Transcript): Promise<ChatSession> {
  if (pack === null) throw new Error(JSON.stringify(issues));
  const options = {
    pack: '',
    lookups: null,
    model: null,
    isWhy: false,
    isJson: true,
    locale,
    page,
    faults,
    user: user === 'guest' ? null : { id: user },
    now: Date.parse('2026-11-20T10:00:00+08:00'),
  };
  return startChat(options, pack, model, async (now) => createLookups({ now }));
}

function stepOf({ say, choose, page }: Turn, before: ChatAnswer | null): ChatStep {
  if (page !== undefined) return { page };
  if (choose === undefined) return { say: say ?? '' };
  const offered = before?.bot.flatMap((message) => message.suggestions).find(({ label }) => label === choose);
  return { choose: offered?.id ?? choose };
}

/** All that a customer can read in an answer, without the names of types and links. */
function wordsOf(answer: ChatAnswer): string {
  return answer.bot.map((message) => `${message.text}\n${JSON.stringify(message.blocks)}`).join('\n');
}

describe.each(transcripts)('%s', (_file, list) => {
  it.each(list.map((transcript): [string, Transcript] => [transcript.name, transcript]))(
    '%s',
    async (_name, transcript) => {
      const session = await start(transcript);
      let before: ChatAnswer | null = null;
      for (const turn of transcript.turns) {
        const answer = await session.take(stepOf(turn, before));
        before = answer;
        const words = wordsOf(answer);
        const told = `${turn.say ?? turn.choose ?? 'page'} → ${words}`;
        for (const wanted of turn.says ?? []) expect(words, told).toMatch(new RegExp(wanted, 'u'));
        for (const unwanted of turn.never ?? []) expect(words, told).not.toMatch(new RegExp(unwanted, 'u'));
        const made = answer.calls.map(({ name }) => name).filter((name) => !supportingReads.has(name));
        if (turn.calls !== undefined) expect(made, told).toEqual(turn.calls);
        const labels = answer.bot.flatMap((message) => message.suggestions.map(({ label }) => label));
        for (const label of turn.offers ?? []) expect(labels, told).toContain(label);
        const handoff = handoffLine(session.conversation.state().handoff);
        if (turn.handoff !== undefined) expect(handoff?.state, told).toBe(turn.handoff);
        for (const wanted of turn.summary ?? []) expect(handoff?.summary ?? '').toMatch(new RegExp(wanted, 'u'));
      }
      session.close();
    },
  );
});
