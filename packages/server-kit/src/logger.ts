/** One line of the server's log. `detail` may hold inner errors: it is for the operator only. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly requestId?: string;
  readonly detail?: unknown;
}

/** Takes log entries. Must not throw. */
export type Logger = (entry: LogEntry) => void;

/** Writes warnings and errors to the console. */
export function consoleLogger(): Logger {
  return ({ level, message, requestId, detail }) => {
    if (level === 'info') return;
    const line = `[xiaoer] ${message}${requestId === undefined ? '' : ` (request ${requestId})`}`;
    console[level](line, ...(detail === undefined ? [] : [detail]));
  };
}
