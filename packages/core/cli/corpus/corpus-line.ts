import * as z from 'zod/mini';
import { nearestName } from '../../src/pack/nearest.ts';
import { type CorpusIssue, type CorpusPlace, corpusError, corpusWarning } from './corpus-issue.ts';

/** A marked span. Offsets are code points as written in the file, `at` and `until` UTF-16 units of the text. */
export interface CorpusSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly until: number;
  readonly surface: string;
}

/** One line of the corpus that could be read. */
export interface PlacedLine extends CorpusPlace {
  readonly text: string;
  readonly intent: string;
  readonly variety: string | undefined;
  readonly emotion: string | undefined;
  readonly spans: readonly CorpusSpan[];
}

const span = z.object({ start: z.int(), end: z.int(), type: z.string() });

const shape = z.object({
  text: z.string(),
  intent: z.string(),
  variety: z.optional(z.string()),
  emotion: z.optional(z.string()),
  entities: z.optional(z.array(span)),
});

const fields = ['text', 'intent', 'variety', 'emotion', 'entities', 'also'];

const forms: Readonly<Record<string, string>> = {
  text: 'write the message as a string',
  intent: 'write the label as a string',
  variety: 'write it as a string',
  emotion: 'write it as a string',
  entities: 'write a list of {"start", "end", "type"} with whole numbers',
};

/** Longer lines are no messages; training on them would cost more than they teach. */
const longestLine = 10_000;

/** Reads one line of JSON. Gives null with an issue where it is no training line; never throws. */
export function readCorpusLine(json: string, place: CorpusPlace, issues: CorpusIssue[]): PlacedLine | null {
  const refuse = (code: string, what: string, fix: string) => {
    issues.push(corpusError(place, code, what, fix));
    return null;
  };
  if (json.length > longestLine)
    return refuse('long', `the line has ${json.length} characters`, `keep lines under ${longestLine}`);
  const value = parsed(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(
      'json',
      'this is no JSON object',
      'write one {"text": "…", "intent": "…"} a line, without line breaks',
    );
  for (const name of Object.keys(value).filter((key) => !fields.includes(key))) {
    const near = nearestName(name, fields);
    const fix = near === null ? `remove it; fields are ${fields.join(', ')}` : `did you mean ${near}?`;
    issues.push(corpusWarning(place, 'field', `nothing reads the field ${name}`, fix));
  }
  const result = z.safeParse(shape, value);
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0] ?? 'text');
    const found: unknown = Reflect.get(value, name);
    return refuse(
      'field',
      found === undefined ? `${name} is missing` : `${name} is ${JSON.stringify(found)}`,
      forms[name] ?? '',
    );
  }
  const { text, intent, variety, emotion, entities = [] } = result.data;
  if (text.trim() === '') return refuse('empty', 'the text is empty', 'write a message, or remove the line');
  return { ...place, text, intent, variety, emotion, spans: placedSpans(text, entities) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function placedSpans(text: string, entities: readonly z.infer<typeof span>[]): CorpusSpan[] {
  if (entities.length === 0) return [];
  const units = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  return entities.map(({ start, end, type }) => {
    const at = units[start] ?? -1;
    const until = units[end] ?? -1;
    return { type, start, end, at, until, surface: at < 0 || until < at ? '' : text.slice(at, until) };
  });
}
