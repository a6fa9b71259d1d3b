import { readdirSync, readFileSync } from 'node:fs';
import { XiaoerError } from '../../src/errors.ts';
import { tokens } from '../../src/intent/grams.ts';
import { hashExpression } from '../../src/intent/language/concepts.ts';
import { createStemmer, type EnglishWords } from '../../src/intent/language/english.ts';
import { noKnowledge } from '../../src/intent/language/knowledge.ts';
import type { Language } from '../../src/intent/model-file/language-file.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';

/** English, from `forms.txt`, `concepts/*.txt` and `background.txt` of a folder. Throws TRAINING_INVALID with file and line. */
export function readEnglish(folder: URL): Language {
  const words = readWords(folder);
  const concepts = new URL('concepts/', folder);
  const files = readdirSync(concepts)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const stemsOf = createStemmer(words);
  const normalize = createNormalizer();
  const conceptOf = new Map<string, string>();
  const hashes = files.flatMap((file) =>
    linesOf(concepts, file).map(({ name, parts, place }) => {
      const expressions = parts.map((part) => stemsOf(tokens(normalize(part).text)).join(' '));
      expressions.forEach((expression, index) => {
        if (expression === '') throw invalid(place, `“${parts[index]}” has little words only`);
        const other = conceptOf.get(expression);
        if (other !== undefined && other !== name)
          throw invalid(place, `“${parts[index]}” belongs to ${other} already`);
        conceptOf.set(expression, name);
      });
      return Uint32Array.from(new Set(expressions.map(hashExpression))).sort();
    }),
  );
  const background = readFileSync(new URL('background.txt', folder), 'utf8').split('\n');
  return {
    knowledge: { ...noKnowledge, english: { ...words, concepts: hashes } },
    background: background.filter((line) => line.trim() !== ''),
  };
}

/** `words: form | form` a line; words left empty are those that say little. */
function readWords(folder: URL): EnglishWords {
  const forms: Record<string, string> = {};
  const little: string[] = [];
  for (const { name, parts } of linesOf(folder, 'forms.txt')) {
    if (name === '') little.push(...parts);
    else for (const form of parts) forms[form] = name;
  }
  return { forms, little };
}

function linesOf(folder: URL, file: string): { name: string; parts: string[]; place: string }[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const place = `${file}:${index + 1}`;
    const [, name, rest] = /^([a-z][a-z0-9 -]*|): (.+)$/.exec(text) ?? [];
    if (name === undefined || rest === undefined) throw invalid(place, 'this is no `name: expression | expression`');
    return [{ name, parts: rest.split('|').map((part) => part.trim()), place }];
  });
}

function invalid(place: string, reason: string): XiaoerError {
  return new XiaoerError('TRAINING_INVALID', `${place}: ${reason}. Mend the line.`);
}
