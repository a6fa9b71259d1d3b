import { describe, expect, it } from 'vitest';
import { parseOptions, parsePairs } from './options.ts';

const kinds = { pack: 'value', page: 'list', json: 'flag' } as const;

describe('parseOptions', () => {
  it('reads values, lists, flags and words', () => {
    const options = parseOptions(['a', '--pack', 'p', '--page=x=1', '--page', 'y=2', '--json'], kinds);
    expect(options.words).toEqual(['a']);
    expect(options.value('pack')).toBe('p');
    expect(options.list('page')).toEqual(['x=1', 'y=2']);
    expect(options.flag('json')).toBe(true);
    expect(parsePairs('page', options.list('page'))).toEqual({ x: '1', y: '2' });
  });

  it('names the nearest option for one that it does not know', () => {
    expect(() => parseOptions(['--jsno'], kinds)).toThrow('Unknown option --jsno. Did you mean --json?');
  });

  it('asks for the value that is missing', () => {
    expect(() => parseOptions(['--pack'], kinds)).toThrow('--pack needs a value');
  });

  it('refuses a value for a flag and a pair without a sign', () => {
    expect(() => parseOptions(['--json=yes'], kinds)).toThrow('--json takes no value');
    expect(() => parsePairs('page', ['product'])).toThrow('--page product is no pair');
  });
});
