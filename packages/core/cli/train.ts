import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { writeModel } from '../src/intent/model-file.ts';
import { calibrate } from '../src/training/calibrate.ts';
import { fit } from '../src/training/fit.ts';
import { quantize } from '../src/training/quantize.ts';
import type { FileExample } from './examples/check-examples.ts';
import { hasErrors, issueText, readExamples } from './examples/read-examples.ts';
import { parseOptions } from './options.ts';
import { createProgress, type ProgressStream } from './progress.ts';
import { readFormat, readLanguage } from './score/score-options.ts';
import { foldsFor, readHeldOut, validate } from './score/held-out.ts';
import { compare, readPreviousModel, replaceFile, saveModel, type Comparison } from './score/previous-model.ts';
import { scoreReadings } from './score/score.ts';
import { scoreJson, scoreTable } from './score/score-table.ts';

/** Where a command writes; `process` fits. */
export interface OutputStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ProgressStream;
}

const usage = `xiaoer train FILE --out MODEL: trains a model on your own examples

FILE is .csv, .tsv, .jsonl, .yaml or .xlsx with the columns text and intent (or 问题 and 意图).

  --out MODEL          where the model is written; one that is there already is replaced by a better one only
  --force              replaces it also by a worse one
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
  const previous = options.flag('force') ? null : readPreviousModel(out);
  const { examples, issues } = await readExamples(file, true);
  stderr.write(issueText(issues));
  if (hasErrors(issues)) return 1;

  const steps = foldsFor(examples.length) + 1;
  const progress = createProgress(stderr, steps);
  const validation = validate(examples, (done) => progress(done, 'cross-validation'));
  const readings = readHeldOut(validation, examples);
  const score = scoreReadings(readings, examples, true);
  const report = options.value('report');
  if (report !== undefined) {
    const { reportPage } = await import('./report/report-page.ts');
    replaceFile(report, reportPage(score, { title: basename(file), isHeldOut: true, language }));
  }
  const comparison = previous === null ? null : compare(previous.predict(examples), readings, examples);
  if (comparison?.isWorse === true) {
    progress(steps, 'not written');
    stderr.write(refusal(out, comparison));
    return 1;
  }
  const calibration = calibrate(validation.scores, examples, validation.intents);
  const identity = { name: basename(out, extname(out)), version: versionOf(examples) };
  const bytes = writeModel(quantize(fit(examples), calibration, identity));
  saveModel(out, bytes, readings, examples);
  progress(steps, `${out}, ${Math.ceil(bytes.length / 1000)} kB`);
  if (comparison !== null)
    stderr.write(`accuracy ${percent(comparison.before)} before, ${percent(comparison.after)} now\n`);
  stdout.write(format === 'json' ? scoreJson(score) : scoreTable(score));
  return 0;
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
