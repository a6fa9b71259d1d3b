import { isXiaoerError } from '../errors.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression.ts';
import { builtInFunctions } from './functions.ts';
import type { PackPath, Report } from './problem.ts';
import { reportUnknown } from './problem.ts';
import type { Text } from './message-schema.ts';
import { parseTemplate } from './template.ts';

/** Names that every expression may use; the dialogue fills them. */
export const commonNames: readonly string[] = [
  'slots',
  'labels',
  'facts',
  'user',
  'page',
  'entities',
  'entities_all',
  'mentions',
  'products',
  'product_meant',
  'orders',
  'last',
  'now',
  'text',
  'locale',
  'is_question',
  'is_follow_up',
];

/** What the expressions of one place may name; null allows any name. */
export type AllowedNames = ReadonlySet<string> | null;

/** Checks that an expression can be read and names only what exists. Gives the names it reads. */
export function checkExpression(
  report: Report,
  path: PackPath,
  source: string,
  allowed: AllowedNames,
): readonly string[] {
  try {
    return checkNames(report, path, parseExpression(source), allowed);
  } catch (error) {
    reportUnreadable(report, path, error);
    return [];
  }
}

/** Checks every locale of a text as a template. Gives the names that it shows by themselves. */
export function checkText(report: Report, path: PackPath, text: Text, allowed: AllowedNames): readonly string[] {
  const templates: [PackPath, string | undefined][] =
    typeof text === 'string'
      ? [[path, text]]
      : Object.entries(text).map(([locale, template]) => [[...path, locale], template]);
  const shown = new Set<string>();
  for (const [place, template] of templates) {
    try {
      for (const part of parseTemplate(template ?? '')) {
        if (part.kind === 'text') continue;
        checkNames(report, place, part.expression, allowed);
        if (part.expression.kind === 'name') shown.add(part.expression.name);
      }
    } catch (error) {
      reportUnreadable(report, place, error);
    }
  }
  return [...shown];
}

function checkNames(report: Report, path: PackPath, expression: Expression, allowed: AllowedNames): readonly string[] {
  const names = new Set<string>();
  walk(expression, (node) => {
    if (node.kind === 'call' && !Object.hasOwn(builtInFunctions, node.name)) {
      reportUnknown(report, path, 'function', node.name, Object.keys(builtInFunctions));
    }
    if (node.kind !== 'name') return;
    names.add(node.name);
    if (allowed !== null && !allowed.has(node.name)) reportUnknown(report, path, 'name', node.name, allowed);
  });
  return [...names];
}

function walk(node: Expression, visit: (node: Expression) => void): void {
  visit(node);
  switch (node.kind) {
    case 'value':
    case 'name':
      return;
    case 'member':
    case 'not':
    case 'minus':
    case 'is_null':
      return walk(node.of, visit);
    case 'index':
      walk(node.of, visit);
      return walk(node.at, visit);
    case 'list':
      return node.items.forEach((item) => walk(item, visit));
    case 'call':
      return node.with.forEach((item) => walk(item, visit));
    case 'binary':
      walk(node.left, visit);
      return walk(node.right, visit);
    default:
      return node satisfies never;
  }
}

function reportUnreadable(report: Report, path: PackPath, error: unknown): void {
  const message = isXiaoerError(error) ? error.message : String(error);
  report({ path, code: 'expression', message, fix: 'correct it at that column', severity: 'error' });
}
