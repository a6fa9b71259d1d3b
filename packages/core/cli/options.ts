import { parseArgs } from 'node:util';
import { XiaoerError } from '../src/errors.ts';
import { nearestName } from '../src/pack/nearest.ts';

/** What a command takes: `flag` options stand alone, `value` options need a word, `list` options may come several times. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value' | 'list'>>;

/** Options as written; `words` are the arguments without a dash. */
export interface ParsedOptions {
  readonly words: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
}

const wrong = (message: string) => new XiaoerError('OPTIONS_INVALID', message);

/** Reads the arguments of a command. Throws OPTIONS_INVALID that names the nearest option or what is missing. */
export function parseOptions(argv: readonly string[], kinds: OptionKinds): ParsedOptions {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const kind = kinds[token.name];
    if (kind === undefined) {
      const near = nearestName(token.name, Object.keys(kinds));
      throw wrong(
        `Unknown option ${token.rawName}. ${
          near === null
            ? `Options: ${Object.keys(kinds)
                .map((name) => `--${name}`)
                .join(', ')}.`
            : `Did you mean --${near}?`
        }`,
      );
    }
    if (kind === 'flag' && token.value !== undefined) throw wrong(`${token.rawName} takes no value. Remove it.`);
    if (kind !== 'flag' && (token.value === undefined || token.value === ''))
      throw wrong(`${token.rawName} needs a value. Write ${token.rawName} VALUE.`);
  }
  const listOf = (name: string) => [values[name] ?? []].flat().map(String);
  return {
    words: positionals,
    flag: (name) => values[name] === true,
    value: (name) => listOf(name)[0],
    list: listOf,
  };
}

/** `k=v` pairs as a record. Throws OPTIONS_INVALID for a pair without `=`. */
export function parsePairs(option: string, pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw wrong(`--${option} ${pair} is no pair. Write --${option} NAME=VALUE.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
