import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import { parseOptions } from './options.ts';

/** The streams of a command; `process` fits. */
export interface CommandStreams {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: { write(text: string): unknown };
}

/** Where the shipped model lies, seen from `cli` and from `dist/cli` alike. */
const shippedModel = new URL('../models/retail-small.bin', import.meta.url);

/**
 * `xiaoer understand [--model FILE] < utterances`: one utterance a line in, one JSON a line out, in the same order.
 * Throws MODEL_INVALID or OPTIONS_INVALID before the first line is read.
 */
export async function understandCommand(argv: readonly string[], streams: CommandStreams): Promise<void> {
  const file = parseOptions(argv, { model: 'value' }).value('model');
  const understander = createUnderstander(readFileSync(file ?? shippedModel), { lexicon: builtinLexicon });
  const lines = createInterface({ input: Readable.from(streams.stdin), crlfDelay: Infinity });
  for await (const text of lines) {
    const { intents, inScope, entities, emotion } = await understander.understand(text);
    const intent = intents[0] ?? { id: 'out_of_scope', confidence: 0 };
    streams.stdout.write(`${JSON.stringify({ text, intent, intents, inScope, entities, emotion })}\n`);
  }
}
