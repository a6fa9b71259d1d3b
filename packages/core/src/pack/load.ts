import { XiaoerError } from '../errors.ts';
import type { Pack, PackSource, Step } from './schema.ts';
import { packSchema } from './schema.ts';

/** Bands that hold until a pack states its own; measured with the retail model. */
const defaultThresholds = { act: 0.5, ask: 0.2, inScope: 0.5, upset: 0.7 };

/** Reads a compiled pack. Throws PACK_INVALID that names every wrong place (`flows.return.steps.0.ask: …`). */
export function loadPack(json: unknown): Pack {
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, 10)
      .map((issue) => `${issue.path.join('.') || 'the pack'}: ${issue.message}`);
    throw new XiaoerError(
      'PACK_INVALID',
      `The pack cannot be used. Run “xiaoer check” on its source. ${issues.join('; ')}`,
      {
        data: { issues: parsed.error.issues.map(({ path, message }) => ({ path, message })) },
      },
    );
  }
  if (parsed.data.extends !== undefined) {
    throw new XiaoerError(
      'PACK_INVALID',
      `The pack still extends “${parsed.data.extends}”: compile it with “xiaoer check” first.`,
    );
  }
  return completePack(parsed.data);
}

/** Fills what an author left out and gives every step its stable id. Pure: the source stays as it is. */
export function completePack(source: Omit<PackSource, 'extends'>): Pack {
  const flows = Object.entries(source.flows ?? {}).map(([id, flow]) => [
    id,
    { ...flow, steps: withStepIds(id, flow.steps) },
  ]);
  return {
    pack: source.pack,
    version: source.version,
    title: source.title,
    facts: source.facts ?? {},
    thresholds: source.thresholds ?? defaultThresholds,
    intents: source.intents ?? {},
    responses: source.responses ?? {},
    flows: Object.fromEntries(flows),
    articles: source.articles ?? {},
    products: source.products ?? {},
    names: source.names ?? {},
    patterns: source.patterns ?? {},
    lookups: source.lookups ?? {},
    indexes: source.indexes ?? {},
  };
}

/** Gives steps without an id one of flow, verb and subject (`return/collect-reason`), a repeat gets `~2`. */
export function withStepIds(flow: string, steps: readonly Step[]): Step[] {
  const taken = new Set<string>();
  const visit = (list: readonly Step[]): Step[] =>
    list.map((step) => {
      const id = step.id ?? freeId(`${flow}/${stepName(step)}`, taken);
      taken.add(id);
      if (!('branch' in step)) return { ...step, id };
      const branch = step.branch.map((arm) => {
        if ('else' in arm) return { else: visit(arm.else) };
        return arm.do === undefined ? arm : { ...arm, do: visit(arm.do) };
      });
      return { ...step, id, branch };
    });
  return visit(steps);
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}~${count}`)) count += 1;
  return `${name}~${count}`;
}

function stepName(step: Step): string {
  if ('collect' in step) return `collect-${step.collect}`;
  if ('confirm' in step) return 'confirm';
  if ('call' in step) return `call-${step.call}`;
  if ('say' in step && !('handoff' in step)) return 'say';
  if ('answer' in step) return `answer-${step.answer}`;
  if ('set' in step) return `set-${Object.keys(step.set).join('-')}`;
  if ('run' in step) return `run-${step.run}`;
  if ('go' in step) return `go-${step.go}`;
  if ('handoff' in step) return `handoff-${step.handoff}`;
  return 'end' in step ? 'end' : 'branch';
}
