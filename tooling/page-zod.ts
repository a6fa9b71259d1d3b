/*
 * `zod/mini` as our page bundles carry it: the part of it that our schemas use, without messages. The builds put this file in
 * zod's place, which saves the shopper 9 kB; a test holds both to the same verdicts. What is missing here fails the build.
 */

/** What a schema answers for a value that it does not fit. */
const unfit = Symbol('unfit');

type Read = (value: unknown) => unknown;
type Check = (value: never) => boolean;
type Result = { success: true; data: unknown } | { success: false; error: Error & { issues: never[] } };

interface Schema {
  read: Read;
  /** An object may lack it. */
  isOptional?: true;
  check(...checks: readonly Check[]): Schema;
  safeParse(value: unknown): Result;
  parse(value: unknown): unknown;
}

/* @__NO_SIDE_EFFECTS__ */
function schema(read: Read): Schema {
  const safeParse = (value: unknown): Result => {
    const data = read(value);
    if (data !== unfit) return { success: true, data };
    return { success: false, error: Object.assign(new Error('The value has another shape.'), { issues: [] }) };
  };
  return {
    read,
    check: (...checks) =>
      schema((value) => {
        const data = read(value);
        return data === unfit || checks.every((isFine) => isFine(data as never)) ? data : unfit;
      }),
    safeParse,
    parse(value) {
      const result = safeParse(value);
      if (result.success) return result.data;
      throw result.error;
    },
  };
}

/* @__NO_SIDE_EFFECTS__ */
const where = (fits: (value: unknown) => boolean): Schema => schema((value) => (fits(value) ? value : unfit));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Shape = Readonly<Record<string, Schema>>;

function readShape(shape: Shape, value: unknown, rest: 'drop' | 'keep'): unknown {
  if (!isRecord(value)) return unfit;
  const result: Record<string, unknown> = rest === 'keep' ? { ...value } : {};
  for (const [key, { read, isOptional }] of Object.entries(shape)) {
    const own = read(value[key]);
    const isMissing = own === undefined && !(key in value);
    if (own === unfit || (isMissing && !isOptional)) return unfit;
    if (!isMissing) result[key] = own;
  }
  return result;
}

function readEach(value: Record<string, unknown>, { read }: Schema): unknown {
  const result: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__') continue;
    const own = read(entry);
    if (own === unfit) return unfit;
    result[key] = own;
  }
  return result;
}

function readList(value: readonly unknown[], { read }: Schema): unknown {
  const result = value.map(read);
  return result.includes(unfit) ? unfit : result;
}

function readFirst(options: readonly Schema[], value: unknown): unknown {
  for (const { read } of options) {
    const own = read(value);
    if (own !== unfit) return own;
  }
  return unfit;
}

/* @__NO_SIDE_EFFECTS__ */
export const unknown = (): Schema => schema((value) => value);
/* @__NO_SIDE_EFFECTS__ */
export const string = (): Schema => where((value) => typeof value === 'string');
/* @__NO_SIDE_EFFECTS__ */
export const boolean = (): Schema => where((value) => typeof value === 'boolean');
/* @__NO_SIDE_EFFECTS__ */
export const number = (): Schema => where(Number.isFinite);
/* @__NO_SIDE_EFFECTS__ */
export const int = (): Schema => where(Number.isSafeInteger);
/* @__NO_SIDE_EFFECTS__ */
export const literal = (wanted: unknown): Schema => where((value) => value === wanted);
/* @__NO_SIDE_EFFECTS__ */
const oneOf = (values: readonly unknown[]): Schema => where((value) => values.includes(value));
/* @__NO_SIDE_EFFECTS__ */
export const object = (shape: Shape): Schema => schema((value) => readShape(shape, value, 'drop'));
/* @__NO_SIDE_EFFECTS__ */
export const looseObject = (shape: Shape): Schema => schema((value) => readShape(shape, value, 'keep'));
/* @__NO_SIDE_EFFECTS__ */
export const array = (item: Schema): Schema =>
  schema((value) => (Array.isArray(value) ? readList(value, item) : unfit));
/* @__NO_SIDE_EFFECTS__ */
export const record = (_key: Schema, item: Schema): Schema =>
  schema((value) => (isRecord(value) ? readEach(value, item) : unfit));
/* @__NO_SIDE_EFFECTS__ */
export const optional = (inner: Schema): Schema => ({
  ...schema((value) => (value === undefined ? undefined : inner.read(value))),
  isOptional: true,
});
/* @__NO_SIDE_EFFECTS__ */
export const nullable = (inner: Schema): Schema => schema((value) => (value === null ? null : inner.read(value)));
/* @__NO_SIDE_EFFECTS__ */
export const union = (options: readonly Schema[]): Schema => schema((value) => readFirst(options, value));
/* @__NO_SIDE_EFFECTS__ */
export const discriminatedUnion = (_key: string, options: readonly Schema[]): Schema => union(options);
/* @__NO_SIDE_EFFECTS__ */
const fallBack = (inner: Schema, fallback: unknown): Schema =>
  schema((value) => {
    const own = inner.read(value);
    return own === unfit ? fallback : own;
  });
export { fallBack as catch, oneOf as enum };

/* @__NO_SIDE_EFFECTS__ */
export const minLength = (least: number) => (value: { readonly length: number }) => value.length >= least;
/* @__NO_SIDE_EFFECTS__ */
export const maxLength = (most: number) => (value: { readonly length: number }) => value.length <= most;
/* @__NO_SIDE_EFFECTS__ */
export const minimum = (least: number) => (value: number) => value >= least;
/* @__NO_SIDE_EFFECTS__ */
export const maximum = (most: number) => (value: number) => value <= most;
/* @__NO_SIDE_EFFECTS__ */
export const regex = (pattern: RegExp) => (value: string) => pattern.test(value);
