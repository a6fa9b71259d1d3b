import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { XiaoerError } from '../../src/errors.ts';
import { loadPack } from '../../src/pack/load.ts';
import { outOfScope } from '../../src/training/example.ts';
import { compilePack, industryPack } from '../compile-pack.ts';
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

/** The labels of a pack in its order, and `out_of_scope`. Throws OPTIONS_INVALID for a pack that has errors or is not there. */
function labelsOf(name: string): string[] {
  const path = industryPack(name) ?? name;
  // What comes with the installed package, and what `--out` wrote, is compiled.
  const isCompiled = path.endsWith('.json') && existsSync(path);
  const pack = isCompiled ? loadPack(JSON.parse(readFileSync(path, 'utf8'))) : compilePack(path).pack;
  if (pack === null)
    throw new XiaoerError(
      'OPTIONS_INVALID',
      `The pack ${name} has errors, so its labels are not known. Run xiaoer check ${name} first.`,
    );
  return [...Object.keys(pack.intents).filter((intent) => intent !== outOfScope), outOfScope];
}
