import { basename } from 'node:path';
import { outOfScope } from '../../src/training/example.ts';
import { industryPack } from '../compile-pack.ts';
import { readPack } from '../read-pack.ts';
import { checkCorpus } from './check-corpus.ts';
import { corpusText } from './print-corpus.ts';

/** How training text is checked: whose labels hold, how the result is printed. */
export interface CheckCorpusOptions {
  /** A folder with a pack, a compiled one, or the name of one that comes with us. Default: the pack of the folder's own name, else retail. */
  readonly pack: string | undefined;
  readonly isJson: boolean;
  /** Warnings of each code that are printed; JSON has all. */
  readonly most: number;
}

/** Checks a folder of training text, and prints the issues and a table. Returns 1 where there is an error; warnings give 0. */
export function checkCorpusFolder(folder: string, options: CheckCorpusOptions): number {
  const result = checkCorpus(folder, labelsOf(options.pack ?? defaultPack(folder)));
  process.stdout.write(options.isJson ? `${JSON.stringify(result)}\n` : corpusText(result, options.most));
  return result.ok ? 0 : 1;
}

const defaultPack = (folder: string) => (industryPack(basename(folder)) === null ? 'retail' : basename(folder));

/** The labels of a pack in its order, and `out_of_scope`. Throws as `readPack` does. */
function labelsOf(name: string): string[] {
  const { intents } = readPack(industryPack(name) ?? name);
  return [...Object.keys(intents).filter((intent) => intent !== outOfScope), outOfScope];
}
