import { type CompiledPack, compilePack } from './compile-pack.ts';
import { checkCorpusFolder } from './corpus/check-corpus-command.ts';
import { isCorpusFolder } from './corpus/read-corpus-files.ts';
import { parseOptions } from './options.ts';
import { issueLine } from './pack-issue.ts';

/** Options of `xiaoer check`. */
export const checkUsage = `xiaoer check DIR: finds what is wrong in a pack, or in training text where DIR holds *.jsonl, with file and line

  --format text|json   how issues are printed (default: text)
  --out FILE           a pack: writes it compiled there when there is no error
  --pack NAME|DIR      training text: whose intents are the labels (default: the pack named like DIR, else retail)
  --all                training text: every warning, not the first 20 of each code
`;

function summary({ pack, issues }: CompiledPack): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  if (pack === null) return `${errors} errors, ${warnings} warnings`;
  const count = (section: object) => Object.keys(section).length;
  return `ok  ${pack.pack} ${pack.version}: ${count(pack.intents)} intents, ${count(pack.flows)} flows, ${count(pack.responses)} responses, ${count(pack.articles)} articles, ${count(pack.products)} products, ${warnings} warnings`;
}

/** `xiaoer check`: prints every issue, returns 0 for a pack or training text that can be used, 1 for one that cannot, 2 for wrong arguments. */
export async function checkCommand(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv, { format: 'value', out: 'value', pack: 'value', all: 'flag', help: 'flag' });
  const [folder] = options.words;
  if (options.flag('help') || folder === undefined) {
    process.stdout.write(checkUsage);
    return folder === undefined && !options.flag('help') ? 2 : 0;
  }
  const isJson = options.value('format') === 'json';
  if (isCorpusFolder(folder))
    return checkCorpusFolder(folder, {
      pack: options.value('pack'),
      isJson,
      most: options.flag('all') ? Infinity : 20,
    });
  const compiled = compilePack(folder);
  const out = options.value('out');
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ ok: compiled.pack !== null, issues: compiled.issues })}\n`);
  } else {
    for (const issue of compiled.issues) process.stdout.write(`${issueLine(issue)}\n`);
    process.stdout.write(`${summary(compiled)}\n`);
  }
  if (compiled.pack === null) return 1;
  if (out !== undefined) {
    const { mkdirSync, writeFileSync } = await import('node:fs');
    const { dirname } = await import('node:path');
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(compiled.pack)}\n`);
  }
  return 0;
}
