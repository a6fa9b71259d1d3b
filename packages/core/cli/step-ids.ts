type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const verbs = ['collect', 'confirm', 'branch', 'call', 'answer', 'run', 'go', 'handoff', 'say', 'set', 'end'] as const;

/** FNV-1a in base 36: a short name for a step that has none, steady as long as its content is. */
function digest(content: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(content)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36).slice(0, 5);
}

function nameOf(step: Plain): string {
  const verb = verbs.find((name) => name in step) ?? 'step';
  const object = step[verb];
  if (verb === 'branch' || verb === 'confirm' || verb === 'end') return verb;
  return `${verb}-${typeof object === 'string' && verb !== 'say' ? object.replaceAll('.', '-') : digest(object)}`;
}

/**
 * Gives every step of a flow a stable id, `flow/verb-object`, so that a conversation finds its place again after the pack
 * changed around it. An authored `id` is kept behind the flow's name. Ids do not depend on a step's position.
 */
export function withStepIds(flow: string, steps: readonly unknown[]): unknown[] {
  const taken = new Map<string, number>();
  const visit = (list: readonly unknown[]): unknown[] =>
    list.map((step) => {
      if (!isPlain(step)) return step;
      const base = `${flow}/${typeof step['id'] === 'string' ? step['id'] : nameOf(step)}`;
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      const id = count === 1 ? base : `${base}-${count}`;
      if (!Array.isArray(step['branch'])) return { ...step, id };
      const branch = step['branch'].map((option: unknown) => {
        if (!isPlain(option)) return option;
        if (Array.isArray(option['do'])) return { ...option, do: visit(option['do']) };
        if (Array.isArray(option['else'])) return { ...option, else: visit(option['else']) };
        return option;
      });
      return { ...step, id, branch };
    });
  return visit(steps);
}
