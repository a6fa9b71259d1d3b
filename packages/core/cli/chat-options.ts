import { XiaoerError } from '../src/errors.ts';
import type { Fault } from './chat-gateway.ts';
import { type OptionKinds, parseOptions, parsePairs } from './options.ts';

/** What `xiaoer chat` was asked to do. */
export interface ChatOptions {
  readonly pack: string;
  readonly lookups: string | null;
  readonly model: string | null;
  readonly user: { readonly id: string; readonly name?: string } | null;
  readonly locale: string;
  readonly page: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly faults: Readonly<Record<string, Fault>>;
  readonly isWhy: boolean;
  readonly isJson: boolean;
}

const kinds: OptionKinds = {
  pack: 'value',
  lookups: 'value',
  model: 'value',
  user: 'value',
  locale: 'value',
  page: 'list',
  now: 'value',
  fault: 'list',
  why: 'flag',
  json: 'flag',
  help: 'flag',
};

/** Options of `xiaoer chat`, one a line. */
export const chatUsage = `xiaoer chat: a conversation in the terminal

  --pack DIR|JSON          the pack, as a folder of YAML or compiled (default: retail)
  --lookups FILE           a module that exports createLookups({ now }) or lookups
  --user ID                who is logged in; guest for nobody (default: guest)
  --locale zh-CN|zh-TW|en  (default: zh-CN; zh-Hant means zh-TW)
  --page NAME=VALUE        where the customer is, e.g. product=P100; may come several times
  --now ISO                the time at which the conversation begins
  --fault LOOKUP=KIND      timeout, error or slow; may come several times
  --model FILE             the model (default: the retail model)
  --why                    shows policy, rule and reason of each decision
  --json                   one step a line in, one answer a line out
`;

const wrong = (message: string) => new XiaoerError('OPTIONS_INVALID', message);

function readFaults(pairs: readonly string[]): Record<string, Fault> {
  return Object.fromEntries(
    Object.entries(parsePairs('fault', pairs)).map(([name, kind]) => {
      if (kind === 'timeout' || kind === 'error' || kind === 'slow') return [name, kind];
      throw wrong(`--fault ${name}=${kind} is not known. Write timeout, error or slow.`);
    }),
  );
}

/** The time that an option names, in epoch milliseconds; now where there is none. Throws OPTIONS_INVALID for words that are no time. */
export function readNow(text: string | undefined): number {
  const now = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(now)) throw wrong(`--now ${text} is no time. Write one like 2026-11-20T10:00:00+08:00.`);
  return now;
}

/** The locale that the pack has texts for: zh-Hant and its regions are zh-TW, every English is en. */
export function packLocale(locale: string): string {
  if (/^zh-(hant|tw|hk|mo)/i.test(locale)) return 'zh-TW';
  return /^en\b/i.test(locale) ? 'en' : 'zh-CN';
}

/** Reads the arguments of `xiaoer chat`; null asks for help. Throws OPTIONS_INVALID that says what to write. */
export function readChatOptions(argv: readonly string[], defaultPack: string): ChatOptions | null {
  const options = parseOptions(argv, kinds);
  if (options.flag('help')) return null;
  const user = options.value('user') ?? 'guest';
  return {
    pack: options.value('pack') ?? defaultPack,
    lookups: options.value('lookups') ?? null,
    model: options.value('model') ?? null,
    user: user === 'guest' ? null : { id: user },
    locale: packLocale(options.value('locale') ?? 'zh-CN'),
    page: parsePairs('page', options.list('page')),
    now: readNow(options.value('now')),
    faults: readFaults(options.list('fault')),
    isWhy: options.flag('why'),
    isJson: options.flag('json'),
  };
}
