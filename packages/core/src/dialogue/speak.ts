import { renderText } from '../pack/template.ts';
import type { Option } from '../session/blocks.ts';
import { fillBlocks } from './blocks.ts';
import type { Command } from './commands.ts';
import { titleOf } from './hand-over.ts';
import { lastBotMessages } from './references.ts';
import type { Run } from './run.ts';
import { button, fillResponse, menuOptions, repairSpeech, spoken } from './say.ts';
import { createScope } from './scope.ts';
import { topFrame } from './snapshot.ts';
import { localProduct } from './local.ts';

type Spoken = Extract<
  Command,
  { type: 'answer' | 'article' | 'clarify' | 'say' | 'show_product' | 'cannot_handle' | 'repeat' }
>;

/** Says what a command orders to be said. */
export function speakCommand(run: Run, command: Spoken): void {
  switch (command.type) {
    case 'answer':
      return sayResponse(run, command.response);
    case 'article':
      return sayArticle(run, command.id);
    case 'clarify':
      return clarify(run, command.intents);
    case 'say':
      return sayRepair(run, command.repair, command.offersHuman, command.slot);
    case 'show_product':
      return showProduct(run, command.product);
    case 'cannot_handle':
      return cannotHandle(run, command.reason);
    case 'repeat':
      return repeat(run);
    default:
      return command satisfies never;
  }
}

function sayResponse(run: Run, id: string): void {
  const snapshot = run.now();
  const response = Object.hasOwn(snapshot.pack.responses, id) ? snapshot.pack.responses[id] : undefined;
  const scope = createScope(snapshot, topFrame(snapshot.state));
  const speech = response === undefined ? null : fillResponse(response, scope, snapshot);
  if (speech === null) return cannotHandle(run, 'not_understood');
  run.emit(spoken('answer', id, speech));
}

function sayArticle(run: Run, id: string): void {
  const snapshot = run.now();
  const { locale } = snapshot.state;
  const article = snapshot.pack.articles[id];
  if (article === undefined) return cannotHandle(run, 'not_understood');
  const scope = createScope(snapshot, topFrame(snapshot.state));
  const blocks = fillBlocks(article.blocks ?? [], scope, locale);
  run.emit(spoken('knowledge', id, { text: renderText(article.answer, scope, locale), blocks }));
}

function clarify(run: Run, intents: readonly string[]): void {
  const snapshot = run.now();
  const options: Option[] = intents.map((id) => ({ id: `intent:${id}`, label: titleOf(run, id) }));
  const speech = repairSpeech('clarify', createScope(snapshot, null), snapshot);
  run.emit(spoken('repair', 'repair.clarify', { ...speech, blocks: [{ type: 'choices', options }] }));
}

function sayRepair(run: Run, name: string, offersHuman: boolean, slot?: string): void {
  const snapshot = run.now();
  const frame = topFrame(snapshot.state);
  const slots = frame === null ? undefined : snapshot.pack.flows[frame.flow]?.slots;
  const label = slots?.[slot ?? frame?.asks ?? '']?.label;
  const { locale, handoff } = snapshot.state;
  const scope = {
    ...createScope(snapshot, frame),
    label: label === undefined ? '' : renderText(label, {}, locale),
    title: frame?.title ?? '',
    position: handoff.position,
  };
  const speech = repairSpeech(name, scope, snapshot);
  const suggestions = [...(speech.suggestions ?? []), ...(offersHuman ? [button('human', 'human', locale)] : [])];
  run.emit(spoken('repair', `repair.${name}`, { ...speech, suggestions }));
}

function showProduct(run: Run, id: string): void {
  const snapshot = run.now();
  const { locale } = snapshot.state;
  const product = localProduct(snapshot.pack, id, locale);
  if (product === null) return cannotHandle(run, 'not_understood');
  const scope = { ...createScope(snapshot, null), product };
  const own = snapshot.pack.responses['product.card'];
  const speech = own === undefined ? null : fillResponse(own, scope, snapshot);
  const blocks = fillBlocks([{ kind: 'product_card', of: 'product' }], scope, locale);
  run.emit(
    spoken('recommend', id, {
      ...(speech ?? { text: renderText('{product.title} {product.priceFen | money}', scope, locale) }),
      blocks,
      mentions: { product: [id] },
    }),
  );
}

function cannotHandle(run: Run, reason: 'out_of_scope' | 'not_understood'): void {
  const snapshot = run.now();
  const scope = createScope(snapshot, null);
  const speech = repairSpeech(reason, scope, snapshot);
  const own = speech.suggestions ?? [];
  const suggestions = own.length > 0 ? own : menuOptions(snapshot, scope);
  run.emit(spoken('fallback', `repair.${reason}`, { ...speech, suggestions }));
}

/** Says the last words of the bot once more, with what could be tapped. */
function repeat(run: Run): void {
  const last = lastBotMessages(run.now().state).at(-1);
  if (last === undefined) return sayRepair(run, 'nothing_to_repeat', false);
  const { text, blocks, suggestions } = last;
  run.emit(spoken('repair', 'repair.repeat', { text, blocks, suggestions }));
}
