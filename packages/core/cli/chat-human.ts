import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { ConversationEvent } from '../src/session/events.ts';
import { blockText } from './block-text.ts';
import type { ChatAnswer, ChatSession } from './chat-session.ts';

type Offered = readonly { readonly id: string; readonly label: string }[];

function reasons(events: readonly ConversationEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'intent.recognized') {
      const scores = event.data.intents.slice(0, 3).map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
      const entities = event.data.entities.map(({ type, text }) => `${type}=${text}`);
      return [`heard   ${scores.join('  ')}  in scope ${event.data.inScope.toFixed(2)}  ${entities.join(' ')}`];
    }
    if (event.type === 'policy.decided')
      return [`decided ${event.data.policy} / ${event.data.rule}: ${event.data.reason}`];
    if (event.type === 'action.started') return [`called  ${event.data.name} ${JSON.stringify(event.data.input)}`];
    if (event.type === 'action.failed') return [`failed  ${event.data.name} ${event.data.code}`];
    if (event.type === 'slot.set') return [`slot    ${event.data.slot} = ${event.data.label} (${event.data.source})`];
    return [];
  });
}

function print(answer: ChatAnswer, isWhy: boolean): Offered {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (isWhy) for (const reason of reasons(answer.events)) say(styleText('dim', `  ${reason}`));
  for (const message of answer.bot) {
    say(`${styleText('cyan', '小二')}  ${message.text}`);
    for (const line of message.blocks.flatMap(blockText)) say(`      ${line}`);
  }
  for (const event of answer.events)
    if (event.type === 'handoff.queued')
      say(styleText('magenta', `      ⋯ ${event.data.ticketId}  #${event.data.position}`));
  const offered = answer.bot.flatMap((message) => [
    ...message.blocks.flatMap((block) => (block.type === 'choices' ? block.options : [])),
    ...message.suggestions,
  ]);
  const buttons = answer.bot.flatMap((message) => message.suggestions);
  if (buttons.length > 0) say(`      ${styleText('green', buttons.map(({ label }) => `[${label}]`).join(' '))}`);
  return offered;
}

/** A conversation for people: type, or type the label of a button. Ctrl-D ends it. */
export async function chatWithPerson(session: ChatSession, isWhy: boolean): Promise<void> {
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: styleText('yellow', '您    '),
  });
  await session.conversation.ready;
  let offered = print(await session.take({ page: {} }), isWhy);
  prompt.prompt();
  for await (const line of prompt) {
    const text = line.trim();
    const option = offered.find(({ label, id }) => label === text || id === text);
    if (text !== '')
      offered = print(await session.take(option === undefined ? { say: text } : { choose: option.id }), isWhy);
    prompt.prompt();
  }
  prompt.close();
}
