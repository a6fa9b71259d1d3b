import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { isXiaoerError, XiaoerError } from '../src/errors.ts';
import { createValueReader } from '../src/intent/entities/read-value.ts';
import { isHead, readHead } from '../src/intent/encoder-head-file.ts';
import { readModel } from '../src/intent/model-file.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import type { Understander, Understanding } from '../src/ports/understander.ts';
import { readPack } from './read-pack.ts';
import { unusable } from './score/previous-model.ts';
import { shippedFullTier, shippedModel } from './shipped-files.ts';
import { readUnderstandOptions, type UnderstandOptions, understandUsage } from './understand-options.ts';

/** The streams of a command; `process` fits. */
export interface CommandStreams {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: {
    write(text: string): unknown;
    once?(event: 'drain', run: () => void): unknown;
  };
}

/** Units of a line that are understood; a longer one is a pasted file, and is printed whole all the same. */
const longestUtterance = 10_000;

/** One line of the answer, as the command prints it. */
interface HeardLine extends Omit<Understanding, 'model'> {
  readonly text: string;
  readonly intent: Understanding['intents'][number];
}

/**
 * `xiaoer understand < utterances`: one utterance a line in, one answer a line out, in the same order and as they come.
 * Throws MODEL_INVALID, PACK_INVALID or OPTIONS_INVALID before the first line is read.
 */
export async function understandCommand(argv: readonly string[], streams: CommandStreams): Promise<void> {
  const options = readUnderstandOptions(argv);
  if (options === null) {
    streams.stdout.write(understandUsage);
    return;
  }
  const { stdout } = streams;
  const pack = readPack(options.pack);
  const { understander, close } = await openEngine(options, { ...pack, readValue: createValueReader(options.now) });
  const lines = createInterface({ input: Readable.from(streams.stdin), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      const text = line.replace(/^\ufeff/, '');
      const understanding = await understander.understand(text.slice(0, longestUtterance));
      const heard = heardLine(text, understanding, pack.thresholds.inScope);
      const isTaken = stdout.write(options.isTable ? tableLine(heard) : `${JSON.stringify(heard)}\n`);
      if (isTaken === false && stdout.once) await new Promise<void>((resolve) => stdout.once?.('drain', resolve));
    }
  } finally {
    await close();
  }
}

async function openEngine(
  { engine, model: path, encoder }: UnderstandOptions,
  options: Parameters<typeof createUnderstander>[1],
): Promise<{ understander: Understander; close: () => Promise<void> }> {
  if (path !== null && !existsSync(path))
    throw new XiaoerError('OPTIONS_INVALID', `No model at ${path}. --model names a model file.`);
  if (path === null && engine === 'onnx') return openFullTier(options);
  const model = readFileSync(path ?? shippedModel);
  if (encoder === null && isHead(model))
    throw new XiaoerError('OPTIONS_INVALID', `${path} is the head of an encoder. Add --encoder DIR.`);
  try {
    return encoder === null ? await openModel(model, engine, options) : await openHead(model, encoder, options);
  } catch (cause) {
    const isAboutModel = isXiaoerError(cause) && cause.code === 'MODEL_INVALID' && path !== null;
    throw isAboutModel ? unusable(path, cause) : cause;
  }
}

async function openFullTier(options: Parameters<typeof createUnderstander>[1]): ReturnType<typeof openEngine> {
  const { onnxUnderstander } = await import('../src/drivers/onnx.ts');
  const { model, graph } = shippedFullTier();
  const understander = await onnxUnderstander({ ...options, model, onnx: graph });
  return { understander, close: () => understander.close() };
}

async function openHead(
  file: Uint8Array,
  folder: string,
  options: Parameters<typeof createUnderstander>[1],
): ReturnType<typeof openEngine> {
  const [{ openEncoderFolder }, { createHeadUnderstander }] = await Promise.all([
    import('./encoder-folder.ts'),
    import('../src/intent/encoder-head.ts'),
  ]);
  const head = readHead(file);
  const encoder = await openEncoderFolder(folder);
  const understander = await createHeadUnderstander(head, (text) => encoder.embed(text), options);
  return { understander, close: () => encoder.close() };
}

async function openModel(
  model: Uint8Array,
  engine: UnderstandOptions['engine'],
  options: Parameters<typeof createUnderstander>[1],
): ReturnType<typeof openEngine> {
  if (engine === 'lite') return { understander: createUnderstander(model, options), close: async () => {} };
  const [{ onnxUnderstander }, { toOnnx }] = await Promise.all([
    import('../src/drivers/onnx.ts'),
    import('../src/training/to-onnx.ts'),
  ]);
  const understander = await onnxUnderstander({ ...options, model, onnx: toOnnx(readModel(model)) });
  return { understander, close: () => understander.close() };
}

/** The best intent, or `out_of_scope` for a message that is less sure to be the shop's business than the pack asks for. */
function heardLine(text: string, { intents, inScope, entities, emotion }: Understanding, least: number): HeardLine {
  const [best] = intents;
  const isOutside = best === undefined || (inScope < least && best.id !== 'out_of_scope');
  const intent = isOutside ? { id: 'out_of_scope', confidence: best === undefined ? 0 : 1 - inScope } : best;
  return { text, intent, intents, inScope, entities, emotion };
}

/** Columns for people; the text stands last, for its width is not known. */
function tableLine({ text, intent, entities, emotion }: HeardLine): string {
  const confidence = `${Math.round(intent.confidence * 100)} %`.padStart(5);
  const found = entities.map(({ type, text: said, value }) => `${type} ${said}${said === value ? '' : ` = ${value}`}`);
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return `${[intent.id.padEnd(22), confidence, emotion.label.padEnd(8), [shown, ...found].join('  | ')].join('  ')}\n`;
}
