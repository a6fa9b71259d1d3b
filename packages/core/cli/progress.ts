/** Where progress goes; `process.stderr` fits. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Shows steps that are done: one bar that is drawn again on a terminal, one plain line a step elsewhere. */
export function createProgress(stream: ProgressStream, total: number): (done: number, what: string) => void {
  return (done, what) => {
    if (stream.isTTY !== true) {
      stream.write(`${done}/${total} ${what}\n`);
      return;
    }
    const filled = Math.round((done / total) * 20);
    const bar = '█'.repeat(filled) + '░'.repeat(20 - filled);
    stream.write(`\r\u001b[K${bar} ${done}/${total} ${what}${done === total ? '\n' : ''}`);
  };
}
