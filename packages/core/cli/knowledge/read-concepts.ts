import { readdirSync, readFileSync } from 'node:fs';
import { XiaoerError } from '../../src/errors.ts';
import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { hashExpression } from '../../src/intent/language/concepts.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';

const linePattern = /^([a-z][a-z0-9-]*): (.+)$/;

/**
 * Concepts from the *.txt files of a folder, `id: expression | expression` a line, as hashes. An expression that holds another of its
 * concept is left out: the shorter one finds it. Throws TRAINING_INVALID with file and line.
 */
export function readConcepts(folder: URL): Uint32Array[] {
  const normalize = createNormalizer(builtinCharacters);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const lines = files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .map((text, index) => ({ text, place: `${file}:${index + 1}` }))
      .filter(({ text }) => text.trim() !== ''),
  );
  return lines.map(({ text, place }) => {
    const expressions = linePattern.exec(text)?.[2];
    if (expressions === undefined) {
      throw new XiaoerError('TRAINING_INVALID', `${place}: this is no concept. Write \`id: expression | expression\`.`);
    }
    const normalized = expressions.split('|').map((expression) => normalize(expression.trim()).text);
    return Uint32Array.from(new Set(shortest(normalized).map(hashExpression))).sort();
  });
}

function shortest(expressions: readonly string[]): string[] {
  return expressions.filter((one) => !expressions.some((other) => other !== one && contains(one, other)));
}

/** Han is cut anywhere, words only at their ends. */
function contains(text: string, part: string): boolean {
  return /[a-z0-9]/.test(part) ? ` ${text} `.includes(` ${part} `) : text.includes(part);
}
