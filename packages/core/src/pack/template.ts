import { XiaoerError } from '../errors.ts';
import type { Scope } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression.ts';
import { filters, isFilter } from './filters.ts';
import type { Text } from './message-schema.ts';

/** A piece of a template: literal text, or an expression with its filters. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: Expression; readonly filters: readonly string[] };

/** Cuts a template into parts. `{{` and `}}` are literal braces. Throws PACK_INVALID, `data: { column }` from 1. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let at = 0;
  while (at < template.length) {
    const two = template.slice(at, at + 2);
    if (two === '{{' || two === '}}') {
      text += two.charAt(0);
      at += 2;
    } else if (two.startsWith('{')) {
      const end = endOfValue(template, at + 1);
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
      parts.push(parseValue(template.slice(at + 1, end), at + 1));
      at = end + 1;
    } else {
      text += two.charAt(0);
      at += 1;
    }
  }
  if (text !== '') parts.push({ kind: 'text', text });
  return parts;
}

/** Fills a template. A bare slot name reads as its label (`labels` of the scope), null as nothing. Pure. */
export function renderTemplate(template: string, scope: Scope, locale: string): string {
  return parseTemplate(template)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const label = part.filters.every((name) => name === 'label') ? labelOf(part.expression, scope) : null;
      if (label !== null) return label;
      const value = evaluate(part.expression, scope);
      return display(
        part.filters.reduce<unknown>((current, name) => filters[name]?.(current, locale, scope) ?? null, value),
      );
    })
    .join('');
}

/** The text in this locale; zh-TW and en fall back to zh-CN. */
export function pickText(text: Text, locale: string): string {
  if (typeof text === 'string') return text;
  if (locale === 'en') return text.en ?? text['zh-CN'];
  return locale === 'zh-TW' ? (text['zh-TW'] ?? text['zh-CN']) : text['zh-CN'];
}

/** Picks the locale and fills the template. */
export function renderText(text: Text, scope: Scope, locale: string): string {
  return renderTemplate(pickText(text, locale), scope, locale);
}

function labelOf(expression: Expression, scope: Scope): string | null {
  if (expression.kind !== 'name') return null;
  const labels = scope['labels'];
  if (typeof labels !== 'object' || labels === null || !Object.hasOwn(labels, expression.name)) return null;
  const label: unknown = (labels as Scope)[expression.name];
  return typeof label === 'string' ? label : null;
}

function display(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(display).join('、') : '';
}

function endOfValue(template: string, from: number): number {
  let quote = '';
  for (let at = from; at < template.length; at += 1) {
    const character = template.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '}') return at;
    else if (character === '{') break;
  }
  throw new XiaoerError('PACK_INVALID', `The “{” in “${template}” is not closed: add “}”, or write “{{” for a brace.`, {
    data: { column: from },
  });
}

function parseValue(source: string, offset: number): TemplatePart {
  const pieces = source.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? [];
  const [expression = '', ...names] = pieces.map((piece) => piece.trim());
  const unknownName = names.find((name) => !isFilter(name));
  if (unknownName !== undefined) {
    throw new XiaoerError(
      'PACK_INVALID',
      `There is no filter “${unknownName}” in “{${source}}”: use one of ${Object.keys(filters).join(', ')}.`,
      { data: { column: offset + source.indexOf(unknownName) + 1 } },
    );
  }
  return { kind: 'value', expression: parseExpression(expression), filters: names };
}
