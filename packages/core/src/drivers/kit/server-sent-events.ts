/** One server-sent event. `data` joins its lines; `event` is `message` unless named. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/** Reads a stream of server-sent events piece by piece, whatever the pieces cut through. */
export function createEventParser(): (piece: string) => readonly ServerSentEvent[] {
  let rest = '';
  let event = '';
  let id: string | null = null;
  let data: readonly string[] = [];

  function take(line: string): ServerSentEvent | null {
    if (line === '') {
      const ended = data.length === 0 ? null : { event: event === '' ? 'message' : event, data: data.join('\n'), id };
      event = '';
      id = null;
      data = [];
      return ended;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data = [...data, value];
    else if (field === 'id') id = value;
    return null;
  }

  return (piece) => {
    const text = rest + piece;
    // A carriage return at the end may be half of a line break.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(whole.length);
    return lines.map(take).filter((ended) => ended !== null);
  };
}
