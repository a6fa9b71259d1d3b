import { XiaoerError } from '../errors.ts';
import { emptyLexicon } from '../intent/lexicon.ts';
import type { Pack, PackSource } from './schema.ts';
import type { Step } from './step-schema.ts';

/** Raised whenever a compiled pack changes so that an older engine cannot read it, or the reverse. */
export const packFormat = 1;

/** Bands that hold until a pack states its own; measured with the retail model. */
const defaultThresholds = { act: 0.5, ask: 0.2, inScope: 0.5, upset: 0.7 };

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a compiled pack. `xiaoer check` has validated it to the last key, so a page only looks whether it is one: throws PACK_INVALID
 * that names the wrong places (`flows.return: …`) where it is foreign, older, not compiled or damaged.
 */
export function loadPack(json: unknown): Pack {
  if (!isPlain(json)) throw invalid(['the pack: it is no object']);
  if (json['extends'] !== undefined) {
    const message = `The pack still extends “${String(json['extends'])}”: compile it with “xiaoer check” first.`;
    throw new XiaoerError('PACK_INVALID', message);
  }
  const { format = packFormat } = json;
  if (format !== packFormat) {
    throw invalid([`format: it is ${String(format)} where this version of Xiaoer reads ${packFormat}`]);
  }
  const wrong = wrongPlaces(json);
  if (wrong.length > 0) throw invalid(wrong);
  return completePack(json as PackSource);
}

function invalid(issues: readonly string[]): XiaoerError {
  const shown = issues.slice(0, 10).join('; ');
  return new XiaoerError('PACK_INVALID', `The pack cannot be used. Run “xiaoer check” on its source. ${shown}`, {
    data: { issues },
  });
}

const isText = (value: unknown): boolean => typeof value === 'string' || (isPlain(value) && 'zh-CN' in value);
const isAnswer = (value: unknown): boolean => typeof value === 'string' || isPlain(value);
const isList = (value: unknown): boolean => Array.isArray(value);
const hasTitle = (value: unknown): boolean => isPlain(value) && isText(value['title']);

type Section = Exclude<keyof Pack, 'pack' | 'version' | 'title' | 'format'>;

/** What one entry of each section must at least be. */
const entries: Readonly<Record<Section, (value: unknown) => boolean>> = {
  facts: (value) => !isPlain(value),
  thresholds: (value) => typeof value === 'number',
  intents: hasTitle,
  responses: (value) => isAnswer(value) || (Array.isArray(value) && value.every(isAnswer)),
  flows: (value) => hasTitle(value) && isPlain(value) && isSteps(value['steps']),
  articles: (value) => hasTitle(value) && isPlain(value) && isText(value['answer']),
  products: (value) => hasTitle(value) && isPlain(value) && isList(value['names']),
  names: (value) => isPlain(value) && Object.values(value).every(isList),
  patterns: isList,
  lookups: (value) => isPlain(value) && isPlain(value['input']),
  indexes: (value) => typeof value === 'string',
  lexicon: () => true,
};

function isSteps(value: unknown): boolean {
  return Array.isArray(value) && value.every(isPlain);
}

function wrongPlaces(pack: Plain): string[] {
  const wrong = ['pack', 'version'].filter((key) => typeof pack[key] !== 'string').map((key) => `${key}: no text`);
  if (!isText(pack['title'])) wrong.push('title: no text');
  for (const [section, value] of Object.entries(pack)) {
    if (['pack', 'version', 'title', 'format'].includes(section) || value === undefined) continue;
    const isFine = Object.hasOwn(entries, section) ? entries[section as Section] : undefined;
    if (isFine === undefined) wrong.push(`${section}: not known here`);
    else if (!isPlain(value)) wrong.push(`${section}: it is no object`);
    else
      for (const [key, entry] of Object.entries(value))
        if (!isFine(entry)) wrong.push(`${section}.${key}: wrong shape`);
  }
  return wrong;
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
    lexicon: { ...emptyLexicon, ...source.lexicon },
    format: packFormat,
  };
}

/** Gives steps without an id one of flow, verb and subject (`return/collect-reason`), a repeat gets `~2`. */
function withStepIds(flow: string, steps: readonly Step[]): Step[] {
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
