import type { LookupSchema } from './lookup.ts';

/** A value that fits, or what is wrong with it in a few words. */
export type Checked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly string[] };

interface StandardResult {
  readonly value?: unknown;
  readonly issues?: readonly { readonly message: string; readonly path?: readonly unknown[] }[] | undefined;
}

/** Checks a value by Standard Schema or by `safeParse`; without a schema everything fits. */
export async function checkSchema(schema: LookupSchema | undefined, value: unknown): Promise<Checked> {
  if (schema === undefined) return { ok: true, value };
  if ('~standard' in schema) {
    const result = (await schema['~standard'].validate(value)) as StandardResult;
    if (result.issues === undefined) return { ok: true, value: result.value };
    return { ok: false, issues: result.issues.map((issue) => describe(issue.path, issue.message)) };
  }
  const result = schema.safeParse(value);
  return result.success ? { ok: true, value: result.data } : { ok: false, issues: ['does not fit its schema'] };
}

function describe(path: readonly unknown[] | undefined, message: string): string {
  const keys = (path ?? []).map((step) =>
    typeof step === 'object' && step !== null && 'key' in step ? step.key : step,
  );
  return keys.length === 0 ? message : `${keys.map(String).join('.')}: ${message}`;
}
