import type { BinaryOperator, Expression } from './expression.ts';
import { parseExpression } from './expression.ts';
import { builtInFunctions } from './functions.ts';

/** What names mean: slots, `facts`, `user`, `page`, `entities`, `mentions`, `now` (epoch ms), `products` … */
export type Scope = Readonly<Record<string, unknown>>;

/** The value of a parsed expression. Pure; a path that leads nowhere is null, an impossible sum is null. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'name':
      return readKey(scope, expression.name);
    case 'member':
      return readKey(evaluate(expression.of, scope), expression.name);
    case 'index':
      return readKey(evaluate(expression.of, scope), evaluate(expression.at, scope));
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'call': {
      const values = expression.with.map((item) => evaluate(item, scope));
      const run = Object.hasOwn(builtInFunctions, expression.name) ? builtInFunctions[expression.name] : undefined;
      return run === undefined ? null : run(values, scope);
    }
    case 'not':
      return !isTruthy(evaluate(expression.of, scope));
    case 'minus': {
      const value = toNumber(evaluate(expression.of, scope));
      return value === null ? null : -value;
    }
    case 'is_null':
      return evaluate(expression.of, scope) === null;
    case 'binary':
      return evaluateBinary(expression.operator, expression, scope);
    default:
      return expression satisfies never;
  }
}

/** Parses and evaluates at once. Throws PACK_INVALID for a source that `check` would have refused. */
export function evaluateSource(source: string, scope: Scope): unknown {
  return evaluate(parseExpression(source), scope);
}

/** Whether a condition holds; no condition always does. */
export function holds(condition: string | undefined, scope: Scope): boolean {
  return condition === undefined || isTruthy(evaluateSource(condition, scope));
}

/** False for null, false, 0, an empty text and an empty list. */
function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function readKey(value: unknown, key: unknown): unknown {
  if (Array.isArray(value)) {
    if (typeof key === 'number') return value.at(key) ?? null;
    return key === 'length' ? value.length : null;
  }
  if (typeof value !== 'object' || value === null || typeof key !== 'string' || !Object.hasOwn(value, key)) return null;
  return (value as Readonly<Record<string, unknown>>)[key] ?? null;
}

function evaluateBinary(
  operator: BinaryOperator,
  sides: { readonly left: Expression; readonly right: Expression },
  scope: Scope,
): unknown {
  const left = evaluate(sides.left, scope);
  switch (operator) {
    case 'and':
      return isTruthy(left) ? evaluate(sides.right, scope) : left;
    case 'or':
      return isTruthy(left) ? left : evaluate(sides.right, scope);
    case '??':
      return left ?? evaluate(sides.right, scope);
    default:
      return combine(operator, left, evaluate(sides.right, scope));
  }
}

function combine(operator: Exclude<BinaryOperator, 'and' | 'or' | '??'>, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case 'in':
      if (Array.isArray(right)) return right.includes(left);
      return typeof right === 'string' && typeof left === 'string' && right.includes(left);
    case '+':
      if (typeof left === 'string' || typeof right === 'string') return `${left ?? ''}${right ?? ''}`;
      return calculate(left, right, (a, b) => a + b);
    case '-':
      return calculate(left, right, (a, b) => a - b);
    case '*':
      return calculate(left, right, (a, b) => a * b);
    case '/':
      return calculate(left, right, (a, b) => (b === 0 ? Number.NaN : a / b));
    case '<':
      return compare(left, right, (order) => order < 0);
    case '<=':
      return compare(left, right, (order) => order <= 0);
    case '>':
      return compare(left, right, (order) => order > 0);
    case '>=':
      return compare(left, right, (order) => order >= 0);
    default:
      return operator satisfies never;
  }
}

function calculate(left: unknown, right: unknown, run: (a: number, b: number) => number): number | null {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a === null || b === null) return null;
  const result = run(a, b);
  return Number.isFinite(result) ? result : null;
}

/** Nothing is smaller or larger than null: such a comparison is false. */
function compare(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== null && b !== null) return test(a - b);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return test(left < right ? -1 : left > right ? 1 : 0);
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  return Number(value);
}
