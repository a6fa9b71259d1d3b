import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { XiaoerError } from '../src/errors.ts';
import type { FileExample } from './examples/check-examples.ts';
import { hasErrors, issueText, readExamples } from './examples/read-examples.ts';
import { parseOptions, type ParsedOptions } from './options.ts';
import type { OutputStreams } from './output-streams.ts';
import { createProgress } from './progress.ts';
import { plainRecipe } from './recipes/plain-recipe.ts';
import type { Recipe } from './recipes/recipe.ts';
import { readFormat, readLanguage } from './score/score-options.ts';
import { compare, replaceFile, saveModel, type Comparison } from './score/previous-model.ts';
import { scoreReadings } from './score/score.ts';
import { scoreJson, scoreTable } from './score/score-table.ts';

const usage = `xiaoer train FILE --out MODEL: trains a model on your own examples

FILE is .csv, .tsv, .jsonl, .yaml or .xlsx with the columns text and intent (or 问题 and 意图).

  --out MODEL          where the model is written; one that is there already is replaced by a better one only
  --force              replaces it also by a worse one
  --extend retail      adds your intents to those of the pack: one model that knows both
  --encoder DIR        fits a head on a sentence encoder instead: DIR has model.onnx and tokenizer.json
  --report FILE.html   writes how it scores by cross-validation as a page
  --locale zh-CN|en    language of the page (default: zh-CN)
  --format text|json   how the score is printed (default: text)
`;

/**
 * `xiaoer train`: returns 0 for a model that was written, 1 for examples with errors or a model that is worse than the old,
 * 2 for wrong arguments. The old model stays as it was unless the new one is complete.
 */
export async function trainCommand(argv: readonly string[], { stdout, stderr }: OutputStreams): Promise<number> {
  const options = parseOptions(argv, {
    out: 'value',
    force: 'flag',
    encoder: 'value',
    extend: 'value',
    report: 'value',
    locale: 'value',
    format: 'value',
    help: 'flag',
  });
  const [file] = options.words;
  const out = options.value('out');
  if (options.flag('help') || file === undefined || out === undefined) {
    stdout.write(usage);
    return options.flag('help') ? 0 : 2;
  }
  const [format, language] = [readFormat(options), readLanguage(options)];
  const { examples, issues } = await readExamples(file, options.value('extend') === undefined ? 'alone' : 'beside');
  stderr.write(issueText(issues));
  if (hasErrors(issues)) return 1;

  const recipe = await chooseRecipe(options);
  try {
    stderr.write(issueText(recipe.warnings?.(file, examples) ?? []));
    const previous = options.flag('force') ? null : recipe.readPrevious(out);
    const steps = recipe.steps(examples.length) + 1;
    const progress = createProgress(stderr, steps);
    const trained = await recipe.train(examples, progress);
    const { readings } = trained;
    const score = scoreReadings(readings, examples, true);
    const report = options.value('report');
    if (report !== undefined) {
      const { reportPage } = await import('./report/report-page.ts');
      replaceFile(report, reportPage(score, { title: basename(file), isHeldOut: true, language }));
    }
    const comparison = previous === null ? null : compare(await previous.predict(examples), readings, examples);
    if (comparison?.isWorse === true) {
      progress(steps, 'not written');
      stderr.write(refusal(out, comparison));
      return 1;
    }
    const bytes = trained.bytes({ name: basename(out, extname(out)), version: versionOf(examples) });
    saveModel(out, bytes, readings, examples);
    progress(steps, `${out}, ${Math.ceil(bytes.length / 1000)} kB`);
    if (comparison !== null)
      stderr.write(`accuracy ${percent(comparison.before)} before, ${percent(comparison.after)} now\n`);
    for (const remark of trained.remarks ?? []) stderr.write(`${remark}\n`);
    stdout.write(format === 'json' ? scoreJson(score) : scoreTable(score));
    return 0;
  } finally {
    await recipe.close();
  }
}

/** How the options ask for training. The libraries of a recipe load only with it. */
async function chooseRecipe(options: ParsedOptions): Promise<Recipe> {
  const [encoder, pack] = [options.value('encoder'), options.value('extend')];
  if (encoder !== undefined && pack !== undefined)
    throw new XiaoerError('OPTIONS_INVALID', '--extend and --encoder make different models. Write one of them.');
  if (pack !== undefined) return (await import('./recipes/extend-recipe.ts')).extendRecipe(pack);
  if (encoder !== undefined) return (await import('./recipes/encoder-recipe.ts')).encoderRecipe(encoder);
  return plainRecipe;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function refusal(out: string, { before, after }: Comparison): string {
  return `${out} stays as it was: on these examples it gets ${percent(before)} right, the new model ${percent(after)}. See --report for what it confuses, or write --force.\n`;
}

/** Eight digits of what was trained on: the same examples make the same version. */
function versionOf(examples: readonly FileExample[]): string {
  const written = JSON.stringify(examples.map(({ text, intent, emotion }) => [text, intent, emotion]));
  return createHash('sha256').update(written).digest('hex').slice(0, 8);
}
