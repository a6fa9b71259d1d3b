import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventParser } from './server-sent-events.ts';

const text =
  'retry: 2000\n\n: ping\n\nid: 7\nevent: conversation\ndata: {"a":1}\n\nevent: typing\r\ndata: x\r\ndata:y\r\n\r\ndata\n\n';
const events = [
  { event: 'conversation', data: '{"a":1}', id: '7' },
  { event: 'typing', data: 'x\ny', id: null },
  { event: 'message', data: '', id: null },
];

describe('server-sent events', () => {
  it('reads events, comments and every kind of line break', () => {
    expect(createEventParser()(text)).toEqual(events);
  });

  it('reads the same wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const bounds = [0, ...cuts.sort((left, right) => left - right), text.length];
        const parse = createEventParser();
        const read = bounds.slice(1).flatMap((end, index) => parse(text.slice(bounds[index], end)));
        expect(read).toEqual(events);
      }),
    );
  });
});
