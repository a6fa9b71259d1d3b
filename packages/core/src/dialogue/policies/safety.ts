import type { Decision } from '../commands.ts';
import { maskSecrets } from '../../privacy/redact.ts';
import type { Heard } from '../heard.ts';
import type { Snapshot } from '../snapshot.ts';
import { hasWords } from '../words.ts';

const commandsToTheBot =
  /(?:忽略|无视|忘记|忘掉).{0,12}(?:指令|提示|规则|设定|要求)|(?:系统|初始)提示词|\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules)\b|\bsystem prompt\b|\bjailbreak\b/u;

/** Fewer letters than this beside a secret are no question. */
const fewest = 3;

function isOnlySecret({ text, entities }: Heard): boolean {
  if (maskSecrets(text) === text) return false;
  let rest = text;
  for (const { type, text: part } of entities) if (/card/.test(type)) rest = rest.replace(part, '');
  return (rest.match(/\p{L}/gu)?.length ?? 0) < fewest;
}

/** Insults, orders to the bot, secrets with nothing else, and text without a word. Markup is text like any other. */
export function safetyPolicy({ heard, pack }: Snapshot): Decision | null {
  const top = heard.understanding?.intents[0];
  const decide = (rule: string, reason: string, repair: string, offersHuman: boolean): Decision => ({
    policy: 'safety',
    rule,
    reason,
    intent: null,
    confidence: 1,
    commands: [{ type: 'say', repair, offersHuman }],
  });
  if (commandsToTheBot.test(heard.plain)) {
    return {
      ...decide('out_of_scope', 'The sentence tries to give the bot orders.', 'out_of_scope', false),
      intent: 'out_of_scope',
      commands: [{ type: 'cannot_handle', reason: 'out_of_scope' }],
    };
  }
  if (isOnlySecret(heard)) {
    return decide('secret', 'A card, identity number or password with nothing to ask.', 'secret', false);
  }
  if (!hasWords(heard.plain)) {
    if (/[?？]/.test(heard.plain)) return null;
    return {
      ...decide('not_understood', 'There is no word in the text.', '', false),
      commands: [{ type: 'cannot_handle', reason: 'not_understood' }],
    };
  }
  if (top?.id === 'chat.abuse' && top.confidence >= pack.thresholds.act) {
    return {
      ...decide('abuse', 'An insult without a request: stay calm, offer a person.', 'abuse', true),
      intent: top.id,
      confidence: top.confidence,
    };
  }
  return null;
}
