import { readNow } from './chat-options.ts';
import { XiaoerError } from '../src/errors.ts';
import { parseOptions } from './options.ts';

/** What `xiaoer understand` was asked to do. */
export interface UnderstandOptions {
  readonly pack: string;
  readonly engine: 'lite' | 'onnx';
  readonly model: string | null;
  /** Folder of the encoder that the model is a head of. */
  readonly encoder: string | null;
  readonly isTable: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Options of `xiaoer understand`, one a line. */
export const understandUsage = `xiaoer understand < FILE: what the model makes of each line, one JSON a line

  --pack NAME|DIR|JSON  names and patterns of numbers come from it (default: retail)
  --engine lite|onnx    plain evaluation, or ONNX Runtime (default: lite)
  --model FILE          the model (default: the retail model; by ONNX Runtime its full tier)
  --encoder DIR         the model is a head on the sentence encoder in DIR
  --format json|table   (default: json)
  --now ISO             the time that “yesterday” counts from (default: the time of each line)
`;

function oneOf<Word extends string>(option: string, word: string, words: readonly Word[]): Word {
  const found = words.find((each) => each === word);
  if (found !== undefined) return found;
  throw new XiaoerError('OPTIONS_INVALID', `--${option} ${word} is not known. Write ${words.join(' or ')}.`);
}

/** Reads the arguments of `xiaoer understand`; null asks for help. Throws OPTIONS_INVALID that says what to write. */
export function readUnderstandOptions(argv: readonly string[]): UnderstandOptions | null {
  const options = parseOptions(argv, {
    pack: 'value',
    engine: 'value',
    model: 'value',
    encoder: 'value',
    format: 'value',
    now: 'value',
    help: 'flag',
  });
  if (options.flag('help')) return null;
  const [word] = options.words;
  if (word !== undefined)
    throw new XiaoerError('OPTIONS_INVALID', `understand takes no ${word}. Give the lines on its input: < ${word}`);
  const [model, encoder] = [options.value('model') ?? null, options.value('encoder') ?? null];
  if (encoder !== null && model === null)
    throw new XiaoerError('OPTIONS_INVALID', '--encoder needs the head that was trained on it. Add --model HEAD.');
  const fixed = options.value('now');
  const now = fixed === undefined ? null : readNow(fixed);
  return {
    pack: options.value('pack') ?? 'retail',
    engine: oneOf('engine', options.value('engine') ?? 'lite', ['lite', 'onnx']),
    model,
    encoder,
    isTable: oneOf('format', options.value('format') ?? 'json', ['json', 'table']) === 'table',
    now: () => now ?? Date.now(),
  };
}
