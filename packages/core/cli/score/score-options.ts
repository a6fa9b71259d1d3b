import { XiaoerError } from '../../src/errors.ts';
import type { ParsedOptions } from '../options.ts';

/** `--format` as written, text by default. Throws OPTIONS_INVALID. */
export function readFormat(options: ParsedOptions): 'text' | 'json' {
  const format = options.value('format') ?? 'text';
  if (format === 'text' || format === 'json') return format;
  throw new XiaoerError('OPTIONS_INVALID', `--format ${format} is not known. Write text or json.`);
}

/** The language of a report by `--locale`, Chinese by default. Throws OPTIONS_INVALID. */
export function readLanguage(options: ParsedOptions): 'zh' | 'en' {
  const locale = options.value('locale') ?? 'zh-CN';
  if (/^zh\b/i.test(locale)) return 'zh';
  if (/^en\b/i.test(locale)) return 'en';
  throw new XiaoerError('OPTIONS_INVALID', `--locale ${locale} is not known. Write zh-CN or en.`);
}

/** `--engine` as written, plain evaluation by default. Throws OPTIONS_INVALID. */
export function readEngine(options: ParsedOptions): 'lite' | 'onnx' {
  const engine = options.value('engine') ?? 'lite';
  if (engine === 'lite' || engine === 'onnx') return engine;
  throw new XiaoerError('OPTIONS_INVALID', `--engine ${engine} is not known. Write lite or onnx.`);
}
