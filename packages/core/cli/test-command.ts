import { basename } from 'node:path';
import { XiaoerError } from '../src/errors.ts';
import type { LinearModel } from '../src/intent/model.ts';
import { train } from '../src/training/train.ts';
import type { FileExample } from './examples/check-examples.ts';
import { complainOf } from './examples/example-file.ts';
import { hasErrors, issueText, readExamples } from './examples/read-examples.ts';
import { parseOptions } from './options.ts';
import type { PackIssue } from './pack-issue.ts';
import { createProgress } from './progress.ts';
import { readHeldOut, readWith, validate } from './score/held-out.ts';
import { readModelFile, replaceFile } from './score/previous-model.ts';
import { scoreReadings, type Score } from './score/score.ts';
import { readFormat, readLanguage } from './score/score-options.ts';
import { scoreJson, scoreTable } from './score/score-table.ts';
import type { OutputStreams } from './train.ts';

const usage = `xiaoer test: says how good a model is, and what would make it better

  xiaoer test --train FILE              by cross-validation: every line is read by a model that had not seen it
  xiaoer test LINES --model MODEL       a trained model on lines of your own
  xiaoer test LINES --train FILE        a model trained on FILE, on lines that are not in it

LINES and FILE are .csv, .tsv, .jsonl, .yaml or .xlsx with the columns text and intent (or 问题 and 意图).

  --report FILE.html   writes the score as a page: confusions, reliability, coverage, suggestions
  --locale zh-CN|en    language of the page (default: zh-CN)
  --format text|json   how the score is printed (default: text)
`;

/** `xiaoer test`: returns 0 for a score that was printed, 1 for lines with errors, 2 for wrong arguments. */
export async function testCommand(argv: readonly string[], streams: OutputStreams): Promise<number> {
  const options = parseOptions(argv, {
    model: 'value',
    train: 'value',
    report: 'value',
    locale: 'value',
    format: 'value',
    help: 'flag',
  });
  const [file] = options.words;
  const [modelFile, trainFile] = [options.value('model'), options.value('train')];
  if (options.flag('help') || (modelFile === undefined) === (trainFile === undefined)) {
    streams.stdout.write(usage);
    return options.flag('help') ? 0 : 2;
  }
  const [format, language] = [readFormat(options), readLanguage(options)];
  const scored =
    trainFile === undefined
      ? await scoreModel(file, modelFile ?? '', streams)
      : await scoreTraining(file, trainFile, streams);
  if (scored === null) return 1;
  const report = options.value('report');
  if (report !== undefined) {
    const { reportPage } = await import('./report/report-page.ts');
    replaceFile(report, reportPage(scored.score, { ...scored, language }));
  }
  streams.stdout.write(format === 'json' ? scoreJson(scored.score) : scoreTable(scored.score));
  return 0;
}

interface Scored {
  readonly score: Score;
  readonly title: string;
  readonly isHeldOut: boolean;
}

async function scoreModel(file: string | undefined, modelFile: string, streams: OutputStreams): Promise<Scored | null> {
  if (file === undefined) {
    throw new XiaoerError('OPTIONS_INVALID', '--model needs lines to read. Write xiaoer test LINES --model MODEL.');
  }
  const { model } = readModelFile(modelFile);
  const examples = await usable(file, false, streams);
  return examples && scoreOn(model, file, examples, streams);
}

async function scoreTraining(
  file: string | undefined,
  trainFile: string,
  streams: OutputStreams,
): Promise<Scored | null> {
  const examples = await usable(trainFile, true, streams);
  if (examples === null) return null;
  if (file === undefined) {
    let progress: ReturnType<typeof createProgress> | null = null;
    const validation = validate(examples, (done, folds) => {
      progress ??= createProgress(streams.stderr, folds);
      progress(done, 'cross-validation');
    });
    const score = scoreReadings(readHeldOut(validation, examples), examples, true);
    return { score, title: basename(trainFile), isHeldOut: true };
  }
  const lines = await usable(file, false, streams);
  if (lines === null) return null;
  const progress = createProgress(streams.stderr, 1);
  progress(0, 'training');
  const { model } = train(examples, { name: basename(trainFile), version: '1' });
  progress(1, 'training');
  return scoreOn(model, file, lines, streams);
}

function scoreOn(
  model: LinearModel,
  file: string,
  examples: readonly FileExample[],
  { stderr }: OutputStreams,
): Scored {
  stderr.write(issueText(strangers(model, file, examples)));
  const readings = readWith(
    model,
    examples.map(({ text }) => text),
  );
  return { score: scoreReadings(readings, examples, false), title: basename(file), isHeldOut: false };
}

/** Intents that the model cannot answer with, each told once. */
function strangers(model: LinearModel, file: string, examples: readonly FileExample[]): PackIssue[] {
  const complain = complainOf(file);
  const seen = new Set(model.intents);
  return examples.flatMap(({ intent, line }) => {
    if (seen.has(intent)) return [];
    seen.add(intent);
    const fix = 'correct the name, or train a model with examples of it';
    return [
      complain(line, 'intent-unknown', `the model has no intent ${intent}; its lines count as wrong`, fix, 'warning'),
    ];
  });
}

async function usable(
  file: string,
  isTraining: boolean,
  { stderr }: OutputStreams,
): Promise<readonly FileExample[] | null> {
  const { examples, issues } = await readExamples(file, isTraining);
  stderr.write(issueText(issues));
  return hasErrors(issues) ? null : examples;
}
