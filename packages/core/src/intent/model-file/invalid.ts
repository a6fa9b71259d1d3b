import { XiaoerError } from '../../errors.ts';

/** MODEL_INVALID with what is wrong and the way out. */
export function invalidModel(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    `This model file cannot be used: ${reason}. Build it again, or use the one shipped with this version.`,
    { cause },
  );
}
