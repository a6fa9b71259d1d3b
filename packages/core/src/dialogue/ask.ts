import { pickText, renderText } from '../pack/template.ts';
import type { Text } from '../pack/message-schema.ts';
import type { CollectStep, Exit, Slot } from '../pack/step-schema.ts';
import type { Block, FormField, Option } from '../session/blocks.ts';
import { choiceOptions } from './candidates.ts';
import { takeExit } from './exits.ts';
import { offerHuman } from './hand-over.ts';
import type { Move, Place } from './place.ts';
import { waitAt } from './place.ts';
import { button, fillSpeech, repairSpeech, spoken } from './say.ts';

/** Failures after which a person is offered where the step has no ladder of its own. */
const patience = 3;

/** Asks for a slot: the first time its question, after a failure the next text of the ladder, at its end the exit. */
export function askFor(place: Place, step: CollectStep, slot: Slot, offered: readonly Option[]): Move {
  const { run, frame, id, passage, scope } = place;
  const { locale } = run.now().state;
  const isWaiting = frame.step === id && frame.asks === step.collect;
  const attempt = isWaiting ? frame.attempt + (passage === 'no_match' ? 1 : 0) : 0;
  const options = offered.length > 0 ? offered : choiceOptions(step.collect, slot, locale);
  const rung = isWaiting && passage === 'no_match' ? rungOf(step, attempt) : null;
  if (rung !== null && isExit(rung)) return takeExit(place, rung, 'failed');
  if (isWaiting && passage === 'no_match' && rung === null) sayNoMatch(place, attempt);
  const question = renderText(rung ?? step.ask, scope, locale);
  const { suggestions = [] } = fillSpeech({ text: '', suggest: step.suggest }, scope, locale, run.now().pack);
  const skip = slot.optional === true || step.skip !== undefined ? [button('skip', 'skip', locale)] : [];
  run.emit(
    spoken('flow', id, {
      text: question,
      blocks: questionBlocks(place, step, slot, options),
      suggestions: [...suggestions, ...skip],
    }),
  );
  return waitAt(place, step.collect, attempt);
}

function questionBlocks(place: Place, step: CollectStep, slot: Slot, options: readonly Option[]): readonly Block[] {
  const { run, flow, frame } = place;
  const { locale } = run.now().state;
  const blocks: Block[] = options.length > 0 ? [{ type: 'choices', options: [...options] }] : [];
  const names = (step.form ?? []).filter((name) => frame.slots[name] === undefined);
  if (names.length === 0) return blocks;
  const fields = [step.collect, ...names.filter((name) => name !== step.collect)].flatMap((name): FormField[] => {
    const spec = name === step.collect ? slot : flow.slots?.[name];
    return spec === undefined ? [] : [formField(name, spec, locale)];
  });
  return [{ type: 'form', id: `form:${frame.id}`, fields, submit: button('submit', '', locale).label }];
}

function formField(name: string, slot: Slot, locale: string): FormField {
  const input =
    slot.type === 'email'
      ? 'email'
      : slot.type === 'phone'
        ? 'tel'
        : slot.type === 'choice'
          ? 'select'
          : slot.type === 'address'
            ? 'textarea'
            : 'text';
  const options = choiceOptions(name, slot, locale).map((option) => ({
    ...option,
    id: option.id.slice(`pick:${name}:`.length),
  }));
  return {
    name,
    label: pickText(slot.label, locale),
    input,
    required: slot.optional !== true,
    ...(options.length === 0 ? {} : { options }),
  };
}

function rungOf(step: CollectStep, attempt: number): Text | Exit | null {
  const ladder = step.retry ?? [];
  return ladder[Math.min(attempt, ladder.length) - 1] ?? null;
}

function isExit(rung: Text | Exit): rung is Exit {
  return typeof rung !== 'string' && !('zh-CN' in rung);
}

function sayNoMatch({ run, scope }: Place, attempt: number): void {
  if (attempt >= patience) return offerHuman(run, 'not_understood', null);
  run.emit(spoken('flow', 'repair.no_match', repairSpeech('no_match', scope, run.now())));
}
