import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XiaoerError } from '../src/errors.ts';
import { chatInJson } from './chat-json.ts';
import { chatUsage, readChatOptions } from './chat-options.ts';
import { chatWithPerson } from './chat-human.ts';
import { startChat } from './chat-session.ts';
import { industryPack } from './compile-pack.ts';
import { loadLookups } from './load-lookups.ts';
import { readPack } from './read-pack.ts';

function readModel(path: string | null): Uint8Array {
  const here = dirname(fileURLToPath(import.meta.url));
  const places =
    path === null ? [join(here, '../models/retail-small.bin'), join(here, '../../models/retail-small.bin')] : [path];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new XiaoerError('OPTIONS_INVALID', `No model at ${places[0]}. --model names one.`);
  return readFileSync(found);
}

/** `xiaoer chat`: resolves with the exit code when the input ends. */
export async function chatCommand(argv: readonly string[]): Promise<number> {
  const options = readChatOptions(argv, industryPack('retail') ?? 'retail');
  if (options === null) {
    process.stdout.write(chatUsage);
    return 0;
  }
  const { lookups } = options;
  const session = await startChat(options, readPack(options.pack), readModel(options.model), async (now) =>
    lookups === null ? {} : loadLookups(lookups, now),
  );
  await (options.isJson ? chatInJson(session) : chatWithPerson(session, options.isWhy));
  session.close();
  return 0;
}
