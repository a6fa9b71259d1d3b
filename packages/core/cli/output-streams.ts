import type { ProgressStream } from './progress.ts';

/** Where a command writes; `process` fits. */
export interface OutputStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ProgressStream;
}
