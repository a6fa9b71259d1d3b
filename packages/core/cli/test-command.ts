import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isXiaoerError, XiaoerError } from '../src/errors.ts';
import { readModel } from '../src/intent/model-file.ts';
import type { Reading } from '../src/intent/read-scores.ts';
import { openModelReader, openReader, type EngineName, type ModelReader } from './engine/model-reader.ts';
import type { FileExample } from './examples/check-examples.ts';
import { complainOf } from './examples/example-file.ts';
import { hasErrors, issueText, readExamples } from './examples/read-examples.ts';
import { parseOptions } from './options.ts';
import type { PackIssue } from './pack-issue.ts';
import type { OutputStreams } from './output-streams.ts';
import { createProgress } from './progress.ts';
import { encoderRecipe } from './recipes/encoder-recipe.ts';
import { plainRecipe } from './recipes/plain-recipe.ts';
import { readModelBytes, replaceFile, unusable } from './score/previous-model.ts';
import { scoreReadings, type Score } from './score/score.ts';
import { readEngine, readFormat, readLanguage } from './score/score-options.ts';
import { shippedFullTier, shippedModel } from './shipped-files.ts';
import { scoreJson, scoreTable } from './score/score-table.ts';

const usage = `xiaoer test: says how good a model is, and what would make it better

  xiaoer test --train FILE              by cross-validation: every line is read by a model that had not seen it
  xiaoer test LINES                     the model that comes with xiaoer on lines of your own
  xiaoer test LINES --model MODEL       a trained model on lines of your own
  xiaoer test LINES --train FILE        a model trained on FILE, on lines that are not in it

LINES and FILE are .csv, .tsv, .jsonl, .yaml or .xlsx with the columns text and intent (or 问题 and 意图).

  --engine lite|onnx   LINES: plain evaluation, or ONNX Runtime (without --model it runs the full tier) and how much better it
                       is (default: lite)
  --encoder DIR        the model is a head on the sentence encoder in DIR, or is trained as one
  --report FILE.html   writes the score as a page: confusions, reliability, coverage, suggestions
  --locale zh-CN|en    language of the page (default: zh-CN)
  --format text|json   how the score is printed (default: text)
`;

/** `xiaoer test`: returns 0 for a score that was printed, 1 for lines with errors, 2 for wrong arguments. */
export async function testCommand(argv: readonly string[], streams: OutputStreams): Promise<number> {
  const options = parseOptions(argv, {
    model: 'value',
    train: 'value',
    engine: 'value',
    encoder: 'value',
    report: 'value',
    locale: 'value',
    format: 'value',
    help: 'flag',
  });
  const [file] = options.words;
  const [model, train, encoder] = [options.value('model'), options.value('train'), options.value('encoder')];
  const isUnclear = model === undefined ? file === undefined && train === undefined : train !== undefined;
  if (options.flag('help') || isUnclear) {
    streams.stdout.write(usage);
    return options.flag('help') ? 0 : 2;
  }
  const [format, language, engine] = [readFormat(options), readLanguage(options), readEngine(options)];
  const asked: Asked = { file, train, model, engine, encoder };
  const scored = train === undefined ? await scoreModel(asked, streams) : await scoreTraining(asked, train, streams);
  if (scored === null) return 1;
  const report = options.value('report');
  if (report !== undefined) {
    const { reportPage } = await import('./report/report-page.ts');
    replaceFile(report, reportPage(scored.score, { ...scored, language }));
  }
  streams.stdout.write(format === 'json' ? scoreJson(scored.score) : scoreTable(scored.score));
  return 0;
}

interface Asked {
  readonly file: string | undefined;
  readonly train: string | undefined;
  readonly model: string | undefined;
  readonly engine: EngineName;
  readonly encoder: string | undefined;
}

interface Scored {
  readonly score: Score;
  readonly title: string;
  readonly isHeldOut: boolean;
}

async function scoreModel({ file, model, engine, encoder }: Asked, streams: OutputStreams): Promise<Scored | null> {
  if (file === undefined) {
    throw new XiaoerError('OPTIONS_INVALID', '--model needs lines to read. Write xiaoer test LINES --model MODEL.');
  }
  const bytes = model === undefined ? readFileSync(shippedModel) : readModelBytes(model);
  const open = async (name: EngineName) => {
    try {
      if (model === undefined && name === 'onnx' && encoder === undefined) return await openFullTier();
      return await openReader(bytes, name, encoder);
    } catch (cause) {
      if (!isXiaoerError(cause) || cause.code !== 'MODEL_INVALID') throw cause;
      throw unusable(model ?? 'the shipped model', cause);
    }
  };
  const reader = await open(engine);
  try {
    const examples = await usable(file, false, streams);
    if (examples === null) return null;
    if (engine === 'onnx' && encoder === undefined) await tellDifference(await open('lite'), reader, examples, streams);
    return await scoreOn(reader, file, examples, streams);
  } finally {
    await reader.close();
  }
}

async function openFullTier(): Promise<ModelReader> {
  const { model, graph } = shippedFullTier();
  return openModelReader(readModel(model), 'onnx', graph);
}

async function scoreTraining(
  { file, engine, encoder }: Asked,
  trainFile: string,
  streams: OutputStreams,
): Promise<Scored | null> {
  const examples = await usable(trainFile, true, streams);
  if (examples === null) return null;
  const recipe = encoder === undefined ? plainRecipe : await encoderRecipe(encoder);
  try {
    if (file === undefined) {
      if (engine === 'onnx') {
        const fix = 'Give lines to read: xiaoer test LINES --train FILE --engine onnx.';
        throw new XiaoerError('OPTIONS_INVALID', `Cross-validation runs by plain evaluation. ${fix}`);
      }
      const progress = createProgress(streams.stderr, recipe.steps(examples.length));
      const readings =
        (await recipe.readHeldOut?.(examples, progress)) ?? (await recipe.train(examples, progress)).readings;
      return { score: scoreReadings(readings, examples, true), title: basename(trainFile), isHeldOut: true };
    }
    const lines = await usable(file, false, streams);
    if (lines === null) return null;
    const identity = { name: basename(trainFile), version: '1' };
    const progress = createProgress(streams.stderr, recipe.steps(examples.length));
    const bytes = (await recipe.train(examples, progress)).bytes(identity);
    const reader = await openReader(bytes, engine, encoder);
    const scored = await scoreOn(reader, file, lines, streams);
    await reader.close();
    return scored;
  } finally {
    await recipe.close();
  }
}

async function scoreOn(
  reader: ModelReader,
  file: string,
  examples: readonly FileExample[],
  { stderr }: OutputStreams,
): Promise<Scored> {
  stderr.write(issueText(strangers(reader.intents, file, examples)));
  const readings = await reader.read(examples.map(({ text }) => text));
  return { score: scoreReadings(readings, examples, false), title: basename(file), isHeldOut: false };
}

/** Says by how much the engine is better than plain evaluation: of the same model, or where it runs the full tier of the small one. */
async function tellDifference(
  lite: ModelReader,
  onnx: ModelReader,
  examples: readonly FileExample[],
  { stderr }: OutputStreams,
): Promise<void> {
  const texts = examples.map(({ text }) => text);
  const [plain, by] = [await lite.read(texts), await onnx.read(texts)];
  const best = (readings: readonly Reading[], index: number) => readings[index]?.intents[0]?.id;
  const right = (readings: readonly Reading[]) =>
    examples.filter(({ intent }, index) => best(readings, index) === intent).length / examples.length;
  const different = examples.filter((_, index) => best(plain, index) !== best(by, index)).length;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  stderr.write(
    `accuracy lite ${percent(right(plain))}, onnx ${percent(right(by))}; they differ on ${different} lines\n`,
  );
}

/** Intents that the model cannot answer with, each told once. */
function strangers(intents: readonly string[], file: string, examples: readonly FileExample[]): PackIssue[] {
  const complain = complainOf(file);
  const seen = new Set(intents);
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
  const { examples, issues } = await readExamples(file, isTraining && 'alone');
  stderr.write(issueText(issues));
  return hasErrors(issues) ? null : examples;
}
