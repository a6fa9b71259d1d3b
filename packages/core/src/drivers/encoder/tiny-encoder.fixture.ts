import { elementType, floats, modelFile, node, tensor, valueInfo } from '../../training/onnx-proto.ts';
import { integerField, messageField, stringField, type FieldBytes } from '../../training/protobuf.ts';
import { seededRandom } from '../../training/random.ts';

/** How a tiny encoder departs from a good one. */
export interface TinyEncoderOptions {
  readonly inputs?: readonly string[];
  readonly output?: 'last_hidden_state' | 'sentence_embedding' | 'logits';
  /** Words that the graph knows; fewer than the tokenizer has is another encoder. */
  readonly words?: number;
  /** Pools whatever the output is called. */
  readonly isPooled?: boolean;
  readonly hasNaN?: boolean;
  readonly seed?: number;
}

const size = 48;
const texts =
  '我的到哪了快递走儿查下物流不合适想退质量太差要货怎么今天气样给讲个笑话用英语说裙子鞋耳机咖啡手环大米猫粮礼盒杯书包帐篷什时候';
const words = ['where', 'is', 'my', 'order', 'refund', 'hello', '?', ','];
const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...new Set(texts), ...words];

/** A `tokenizer.json` of the WordPiece kind, as Hugging Face writes it, over a handful of characters and words. */
export function tinyTokenizer(): Uint8Array {
  const mark = (id: number) => ({ id: vocabulary[id], ids: [id], tokens: [vocabulary[id]] });
  const json = {
    version: '1.0',
    truncation: { max_length: 64, direction: 'Right', strategy: 'LongestFirst', stride: 0 },
    padding: null,
    added_tokens: [0, 1, 2, 3].map((id) => ({
      id,
      content: vocabulary[id],
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: { '[CLS]': mark(2), '[SEP]': mark(3) },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  };
  return new TextEncoder().encode(JSON.stringify(json));
}

/** A sentence encoder that gives each token a random vector: enough for a head to learn from. Deterministic. */
export function tinyEncoder(options: TinyEncoderOptions = {}): Uint8Array {
  const { inputs = ['input_ids', 'attention_mask'], output = 'last_hidden_state', seed = 1 } = options;
  const { words: known = vocabulary.length, isPooled = output === 'sentence_embedding', hasNaN = false } = options;
  const random = seededRandom(seed);
  const table = Array.from({ length: known * size }, () => (hasNaN ? NaN : random() - 0.5));
  const [ids = '', mask = ''] = inputs;
  return modelFile(
    node('Gather', ['table', ids], 'rows'),
    node('Cast', [mask], 'weights', { to: elementType.float }),
    node('Unsqueeze', ['weights', 'last'], 'column'),
    node('Mul', ['rows', 'column'], isPooled ? 'weighted' : output),
    ...(isPooled ? [meanOverTokens('weighted', output)] : []),
    stringField(2, 'tiny_encoder'),
    tensor('table', elementType.float, [known, size], floats(table)),
    tensor('last', elementType.int64, [1], Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0)),
    ...inputs.map((name) => valueInfo(11, name, elementType.int64, ['batch', 'tokens'])),
    valueInfo(12, output, elementType.float, isPooled ? ['batch', size] : ['batch', 'tokens', size]),
  );
}

/** ReduceMean over the second axis, which is dropped. */
function meanOverTokens(input: string, output: string): FieldBytes {
  const [integer, integers] = [2, 7];
  return messageField(
    1,
    stringField(1, input),
    stringField(2, output),
    stringField(4, 'ReduceMean'),
    messageField(5, stringField(1, 'axes'), integerField(8, 1), integerField(20, integers)),
    messageField(5, stringField(1, 'keepdims'), integerField(3, 0), integerField(20, integer)),
  );
}
