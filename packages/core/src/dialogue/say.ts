import type { Scope } from '../pack/evaluate.ts';
import { evaluateSource, holds } from '../pack/evaluate.ts';
import { pickText, renderText } from '../pack/template.ts';
import type { Answer, BlockSpec, Response, Suggestion, Text } from '../pack/message-schema.ts';
import type { Pack } from '../pack/schema.ts';
import type { Block, Option } from '../session/blocks.ts';
import type { EventDraft } from '../session/events.ts';
import { fillBlocks } from './blocks.ts';
import { readTexts } from './json.ts';
import { buttonTexts } from './repair-texts.ts';
import type { Snapshot } from './snapshot.ts';

/** What one message of the bot consists of, before it is an event. */
export interface Speech {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly suggestions?: readonly Option[];
  readonly mentions?: Readonly<Record<string, readonly string[]>>;
}

/** A message as an event; `id` names the response, article or step that speaks. */
export function spoken(policy: string, id: string, speech: Speech): EventDraft {
  const { text, blocks = [], suggestions = [], mentions } = speech;
  const filled = Object.entries(mentions ?? {}).filter(([, ids]) => ids.length > 0);
  return {
    type: 'bot.said',
    data: {
      text,
      blocks: [...blocks],
      suggestions: [...suggestions],
      source: { policy, id },
      ...(filled.length === 0 ? {} : { mentions: Object.fromEntries(filled.map(([kind, ids]) => [kind, [...ids]])) }),
    },
  };
}

/** Fills a response of the pack: the first answer whose `if` holds. Null when there is none to say. */
export function fillResponse(response: Response, scope: Scope, snapshot: Snapshot): Speech | null {
  const { locale, messages } = snapshot.state;
  for (const answer of answersOf(response)) {
    if (!holds(answer.if, scope)) continue;
    const texts = [...(answer.text === undefined ? [] : [answer.text]), ...(answer.texts ?? [])];
    // Variants take turns; a bandit may choose here later.
    const text = texts[messages.length % Math.max(1, texts.length)];
    const speech = fillSpeech({ ...answer, text: text ?? '' }, scope, locale, snapshot.pack);
    // An answer whose facts are missing says nothing; the next one may.
    if (speech.text.trim() !== '' || (speech.blocks ?? []).length > 0) return speech;
  }
  return null;
}

/** Fills a text with what stands beside it. */
export function fillSpeech(
  spec: {
    readonly text: Text;
    readonly blocks?: readonly BlockSpec[] | undefined;
    readonly suggest?: readonly Suggestion[] | undefined;
    readonly mentions?: Readonly<Record<string, string>> | undefined;
  },
  scope: Scope,
  locale: string,
  pack: Pack,
): Speech {
  const mentions = Object.entries(spec.mentions ?? {}).map(([kind, source]): [string, readonly string[]] => [
    kind,
    readTexts(evaluateSource(source, scope)) ?? [],
  ]);
  return {
    text: renderText(spec.text, scope, locale),
    blocks: fillBlocks(spec.blocks ?? [], scope, locale),
    suggestions: (spec.suggest ?? []).map((suggestion) => suggestionOption(suggestion, scope, locale, pack)),
    mentions: Object.fromEntries(mentions),
  };
}

/** What is said where a pack lacks one of the engine's sentences; `xiaoer check` puts them all into it. */
const neutral: Text = {
  'zh-CN': '请稍等，或者换个说法再试一次。',
  'zh-TW': '請稍候，或換個說法再試一次。',
  en: 'One moment please, or try to put it differently.',
};

/** The engine's own sentence of that name: the pack's `repair.<name>`. */
export function repairSpeech(name: string, scope: Scope, snapshot: Snapshot): Speech {
  const { pack, state } = snapshot;
  const own = Object.hasOwn(pack.responses, `repair.${name}`) ? pack.responses[`repair.${name}`] : undefined;
  const filled = own === undefined ? null : fillResponse(own, scope, snapshot);
  if (filled !== null) return filled;
  return { text: pickText(neutral, state.locale) };
}

/** One of the engine's own buttons. */
export function button(name: keyof typeof buttonTexts, id: string, locale: string): Option {
  return { id, label: pickText(buttonTexts[name], locale) };
}

/** What the bot can do, as quick replies: those of the greeting. */
export function menuOptions(snapshot: Snapshot, scope: Scope): readonly Option[] {
  const greeting = snapshot.pack.responses['greeting'];
  return greeting === undefined ? [] : (fillResponse(greeting, scope, snapshot)?.suggestions ?? []);
}

function suggestionOption(suggestion: Suggestion, scope: Scope, locale: string, pack: Pack): Option {
  const label = renderText(suggestion.label, scope, locale);
  if (suggestion.handoff === true) return { id: 'human', label };
  if (suggestion.flow !== undefined && Object.hasOwn(pack.flows, suggestion.flow))
    return { id: `flow:${suggestion.flow}`, label };
  if (suggestion.intent !== undefined) return { id: `intent:${suggestion.intent}`, label };
  return { id: `say:${label}`, label };
}

function answersOf(response: Response): readonly Answer[] {
  if (Array.isArray(response)) return response;
  if (typeof response === 'string' || 'zh-CN' in response) return [{ text: response }];
  return [response];
}
