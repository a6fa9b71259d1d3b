import type * as Library from '@huggingface/tokenizers';
import { XiaoerError } from '../../errors.ts';
import { reasonOf } from '../onnx/runtime.ts';

/** A text as numbers that an encoder takes. */
export type Tokenize = (text: string) => readonly number[];

/** Most tokens of one message: what customers type has below 60, and encoders are bound to end at 512. */
const mostTokens = 128;

/** Kinds of tokenizers that the library reads. */
const kinds = ['WordPiece', 'BPE', 'Unigram'];

const wanted =
  'Give the `tokenizer.json` that lies beside the encoder: Hugging Face writes one with every fast tokenizer.';

/**
 * Reads a Hugging Face `tokenizer.json`. Longer texts are cut, their end mark stays. Throws MODEL_INVALID that says what the file is
 * instead, and DEGRADED where the library is not installed.
 */
export async function createTokenizer(file: Uint8Array): Promise<Tokenize> {
  const json = parse(file);
  const { Tokenizer } = await library();
  let tokenizer: InstanceType<typeof Tokenizer>;
  try {
    tokenizer = new Tokenizer(json, {});
    tokenizer.encode('a');
  } catch (cause) {
    throw invalid(`it is a tokenizer that cannot be read (${reasonOf(cause)})`, cause);
  }
  const { truncation } = json as { truncation?: { max_length?: unknown } | null };
  const limit = Math.min(mostTokens, Number(truncation?.max_length) || mostTokens);
  return (text) => {
    // Cut before too: no token is longer than its text, and a pasted page would take a second.
    const { ids } = tokenizer.encode(text.slice(0, 32 * limit));
    return ids.length <= limit ? ids : [...ids.slice(0, limit - 1), ids[ids.length - 1] ?? 0];
  };
}

async function library(): Promise<typeof Library> {
  try {
    return await import('@huggingface/tokenizers');
  } catch (cause) {
    const hint = 'Install it beside @xiaoer/core: npm install @huggingface/tokenizers';
    throw new XiaoerError('DEGRADED', `An encoder needs the package @huggingface/tokenizers. ${hint}`, { cause });
  }
}

function parse(file: Uint8Array): object {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch (cause) {
    throw invalid(`it is ${kindOfBytes(file)}`, cause);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalid('it is JSON, but no object');
  const model: unknown = Object(json).model;
  if (typeof model === 'object' && model !== null && 'vocab' in model) {
    const type = String(Object(model).type ?? (Array.isArray(model.vocab) ? 'Unigram' : 'WordPiece'));
    if (!kinds.includes(type)) throw invalid(`it is of the kind ${type.slice(0, 40)}; we read ${kinds.join(', ')}`);
    // Files of older versions leave out what they do not use.
    return { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, added_tokens: [], ...json };
  }
  const keys = Object.keys(json);
  if (keys.includes('tokenizer_class')) throw invalid('it is a tokenizer_config.json');
  if (keys.includes('model_type') || keys.includes('architectures')) throw invalid("it is the model's config.json");
  const isVocabulary = keys.length > 100 && Object.values(json).every((value) => typeof value === 'number');
  if (isVocabulary) throw invalid('it is a bare vocabulary (vocab.json)');
  throw invalid(`it has no model with a vocabulary, only ${keys.slice(0, 6).join(', ') || 'nothing'}`);
}

/** What bytes that are no JSON most likely are. */
function kindOfBytes(file: Uint8Array): string {
  if (file.length === 0) return 'empty';
  const start = file.subarray(0, 4096);
  if (start.includes(0) || start[0] === 0x0a) return 'binary, perhaps a SentencePiece model or the encoder itself';
  const [first] = new TextDecoder().decode(start).split('\n');
  if (first === '[PAD]' || first?.startsWith('[unused') === true) return 'a list of words (vocab.txt)';
  return first?.startsWith('version https://git-lfs') === true ? 'a Git LFS pointer, not the file itself' : 'no JSON';
}

function invalid(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError('MODEL_INVALID', `This tokenizer file cannot be used: ${reason}. ${wanted}`, { cause });
}
