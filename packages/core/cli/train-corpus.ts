import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { XiaoerError } from '../src/errors.ts';
import { emotionLabels } from '../src/training/example.ts';

const line = z.object({
  text: z.string(),
  intent: z.string(),
  emotion: z.optional(z.enum(['neutral', 'positive', 'anxious', 'negative', 'angry'])),
  also: z.optional(z.array(z.string())),
  variety: z.optional(z.string()),
  entities: z.optional(z.array(z.object({ start: z.number(), end: z.number(), type: z.string() }))),
});

/** One line of a corpus or of a measuring set. Entity offsets count code points. */
export type CorpusLine = z.infer<typeof line>;

/** All lines of the *.jsonl files of a folder, by file name. Throws TRAINING_INVALID with file and line. */
export function readCorpus(folder: URL): CorpusLine[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  return files.flatMap((file) => readLines(new URL(file, folder)));
}

/** The lines of one JSONL file; empty lines are skipped. */
export function readLines(file: URL): CorpusLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [parseLine(text, `${file.pathname}:${index + 1}`)]));
}

function parseLine(text: string, place: string): CorpusLine {
  try {
    return z.parse(line, JSON.parse(text));
  } catch (cause) {
    const form = `{"text": "…", "intent": "…", "emotion": one of ${emotionLabels.join(' ')}}`;
    throw new XiaoerError('TRAINING_INVALID', `${place}: this is no training line. Write ${form}.`, { cause });
  }
}
