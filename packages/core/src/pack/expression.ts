import { XiaoerError } from '../errors.ts';

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '??' | 'and' | 'or';

/** A parsed expression: plain JSON, so that a page evaluates it without `eval`. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly with: readonly Expression[] }
  | { readonly kind: 'not' | 'minus' | 'is_null'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'mark' | 'end';
  readonly text: string;
  readonly column: number;
}

interface Reader {
  readonly source: string;
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)|(?<mark>==|!=|<=|>=|\?\?|[<>+\-*/().,[\]]))/uy;

/** Binary operators from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['??'],
  ['+', '-'],
  ['*', '/'],
];
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** Deeper nesting is a mistake or an attack; it would only exhaust the stack. */
const deepest = 40;

/** Parses an expression of a pack. Throws PACK_INVALID with `data: { column }`, counted from 1. */
export function parseExpression(source: string): Expression {
  const reader: Reader = { source, tokens: tokenize(source), at: 0, depth: 0 };
  const expression = parseLevel(reader, 0);
  const rest = peek(reader);
  if (rest.kind !== 'end') throw invalid(reader.source, rest.column, `“${rest.text}” does not belong here`);
  return expression;
}

function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    const kinds = match?.groups;
    if (match === null || kinds === undefined) {
      const column = at + 1 + (source.slice(at).length - source.slice(at).trimStart().length);
      throw invalid(source, column, `“${source.charAt(column - 1)}” is no part of an expression`);
    }
    const kind = (['number', 'text', 'word', 'mark'] as const).find((name) => kinds[name] !== undefined) ?? 'mark';
    const text = kinds[kind] ?? '';
    tokens.push({ kind, text, column: pattern.lastIndex - text.length + 1 });
    at = pattern.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'the end', column: source.length + 1 }];
}

function parseLevel(reader: Reader, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return parseUnary(reader);
  if (level === 1 && peek(reader).text === 'not') return parseNot(reader);
  let left = parseLevel(reader, level + 1);
  for (;;) {
    const token = peek(reader);
    if (level === 2 && token.kind === 'word' && token.text === 'is') {
      left = parseIsNull(reader, left);
      continue;
    }
    if (token.kind === 'text' || !operators.includes(token.text)) return left;
    reader.at += 1;
    const right = level === 1 && peek(reader).text === 'not' ? parseNot(reader) : parseLevel(reader, level + 1);
    left = { kind: 'binary', operator: token.text as BinaryOperator, left, right };
  }
}

function parseNot(reader: Reader): Expression {
  reader.at += 1;
  const of: Expression = deeper(reader, () => (peek(reader).text === 'not' ? parseNot(reader) : parseLevel(reader, 2)));
  const negated: Expression = { kind: 'not', of };
  if (peek(reader).text !== 'and') return negated;
  reader.at += 1;
  return { kind: 'binary', operator: 'and', left: negated, right: parseLevel(reader, 1) };
}

function parseIsNull(reader: Reader, of: Expression): Expression {
  reader.at += 1;
  const isNegated = peek(reader).text === 'not';
  if (isNegated) reader.at += 1;
  expectText(reader, 'null');
  const test: Expression = { kind: 'is_null', of };
  return isNegated ? { kind: 'not', of: test } : test;
}

function parseUnary(reader: Reader): Expression {
  if (peek(reader).kind === 'mark' && peek(reader).text === '-') {
    reader.at += 1;
    return { kind: 'minus', of: deeper(reader, () => parseUnary(reader)) };
  }
  let expression = parsePrimary(reader);
  for (;;) {
    const token = peek(reader);
    if (token.kind !== 'mark' || (token.text !== '.' && token.text !== '[')) return expression;
    reader.at += 1;
    if (token.text === '.') {
      const name = take(reader);
      if (name.kind !== 'word') throw invalid(reader.source, name.column, 'a name must follow the dot');
      expression = { kind: 'member', of: expression, name: name.text };
    } else {
      expression = { kind: 'index', of: expression, at: deeper(reader, () => parseLevel(reader, 0)) };
      expectText(reader, ']');
    }
  }
}

function parsePrimary(reader: Reader): Expression {
  const token = take(reader);
  if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
  if (token.kind === 'text') return { kind: 'value', value: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
  if (token.kind === 'mark' && token.text === '(') {
    const inner = deeper(reader, () => parseLevel(reader, 0));
    expectText(reader, ')');
    return inner;
  }
  if (token.kind === 'mark' && token.text === '[') return { kind: 'list', items: parseItems(reader, ']') };
  if (token.kind !== 'word') throw invalid(reader.source, token.column, `a value is missing before ${token.text}`);
  const constant = constants.get(token.text);
  if (constant !== undefined) return { kind: 'value', value: constant };
  if (peek(reader).kind !== 'mark' || peek(reader).text !== '(') return { kind: 'name', name: token.text };
  reader.at += 1;
  return { kind: 'call', name: token.text, with: parseItems(reader, ')') };
}

function parseItems(reader: Reader, end: string): readonly Expression[] {
  const items: Expression[] = [];
  if (peek(reader).text === end) {
    reader.at += 1;
    return items;
  }
  for (;;) {
    items.push(deeper(reader, () => parseLevel(reader, 0)));
    if (peek(reader).text === end) break;
    expectText(reader, ',');
  }
  reader.at += 1;
  return items;
}

function deeper<T>(reader: Reader, parse: () => T): T {
  reader.depth += 1;
  if (reader.depth > deepest) throw invalid(reader.source, peek(reader).column, 'the expression is nested too deeply');
  const result = parse();
  reader.depth -= 1;
  return result;
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.at] ?? { kind: 'end', text: 'the end', column: reader.source.length + 1 };
}

function take(reader: Reader): Token {
  const token = peek(reader);
  reader.at += 1;
  return token;
}

function expectText(reader: Reader, text: string): void {
  const token = take(reader);
  if (token.text !== text)
    throw invalid(
      reader.source,
      token.column,
      `“${text}” is missing before ${token.kind === 'end' ? 'the end' : token.text}`,
    );
}

function invalid(source: string, column: number, problem: string): XiaoerError {
  return new XiaoerError('PACK_INVALID', `Cannot read the expression “${source}”, column ${column}: ${problem}.`, {
    data: { column },
  });
}
