import { allSteps } from '../pack/all-steps.ts';
import { inScopeIntent } from './policies/intent.ts';
import { intentCommands } from './policies/intent-commands.ts';
import type { Snapshot } from './snapshot.ts';

/** Words that set one wish beside another; a comma alone more often goes on with the same. */
const connectors =
  /[\s,，。;；.]*(?:顺便|另外|还有就是|还有|对了|再问一下|再问下|\bby the way\b|\b(?:and )?also\b|\bone more thing\b)[\s,，:：]*/iu;
/** A wish shorter than this is the tail of the one before: “还有吗”. */
const shortest = 4;
/** Surer than this of each, or the sentence is taken as one. */
const sure = 0.6;

/** The parts of a sentence that says it has several wishes; one part for any other. */
export function splitWishes(text: string): readonly string[] {
  const parts = text.split(connectors).map((part) => part.trim());
  return parts.length > 1 && parts.length <= 3 && parts.every(({ length }) => length >= shortest) ? parts : [text];
}

/** The parts in the order to serve them, what only answers first, or null when they are not several sure wishes. Pure. */
export function orderWishes(parts: readonly Snapshot[]): readonly Snapshot[] | null {
  const intents = parts.map((part) => inScopeIntent(part));
  const isSure = intents.every(
    (intent) => intent !== null && intent.confidence >= sure && !/^(?:chat|service)\./.test(intent.id),
  );
  const ids = new Set(intents.map((intent) => intent?.id));
  if (!isSure || ids.size < parts.length) return null;
  return [...parts].sort((left, right) => Number(asksBack(left)) - Number(asksBack(right)));
}

/** Whether serving it will leave a question open. */
function asksBack(part: Snapshot): boolean {
  const intent = inScopeIntent(part);
  const [command] = intent === null ? [] : (intentCommands(part, intent.id) ?? []);
  if (command?.type !== 'start') return false;
  return allSteps(part.pack.flows[command.flow]?.steps ?? []).some((step) => 'confirm' in step);
}
