import { XiaoerError } from '../../errors.ts';
import { loadGraph, reasonOf, type LoadedGraph, type WasmPaths } from '../onnx/runtime.ts';

/** Runs a sentence encoder. */
export interface SentenceSession {
  /** The embedding of a text's tokens, of length 1. */
  embed(ids: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Inputs of an encoder; the first two must be there. */
const inputNames = ['input_ids', 'attention_mask', 'token_type_ids'];

/** Outputs that we can use, better first: pooled by the model, or one row a token, of which we take the mean. */
const outputNames = ['sentence_embedding', 'last_hidden_state'] as const;

const wanted = 'Export it with `optimum-cli export onnx --task feature-extraction`.';

/**
 * Loads a sentence encoder in this thread. Rejects with MODEL_INVALID that says what was found and what is wanted where its ends have
 * other names, types or ranks.
 */
export async function openSentenceSession(graph: Uint8Array, wasmPaths?: WasmPaths): Promise<SentenceSession> {
  const loaded = await loadGraph(graph, wasmPaths);
  try {
    const integer = checkInputs(loaded);
    const output = chooseOutput(loaded);
    return {
      embed: (ids) => embed(loaded, ids, integer, output),
      close: () => loaded.session.release(),
    };
  } catch (error) {
    await loaded.session.release();
    throw error;
  }
}

/** The type of integers that the inputs take. */
function checkInputs({ session }: LoadedGraph): 'int64' | 'int32' {
  const found = session.inputNames;
  const strange = found.filter((name) => !inputNames.includes(name));
  const missing = inputNames.slice(0, 2).filter((name) => !found.includes(name));
  if (strange.length > 0 || missing.length > 0) {
    throw invalid(
      `its inputs are ${found.join(', ')}, where input_ids, attention_mask and at most token_type_ids are wanted`,
    );
  }
  const types = session.inputMetadata.map((input) => (input.isTensor ? input.type : 'no tensor'));
  const [type] = types;
  if (types.some((other) => other !== type) || (type !== 'int64' && type !== 'int32')) {
    throw invalid(`its inputs are of type ${[...new Set(types)].join(', ')}, where int64 is wanted`);
  }
  for (const input of session.inputMetadata) {
    if (input.isTensor && input.shape.length !== 2)
      throw invalid(`its input ${input.name} has rank ${input.shape.length}, where 2 (batch, tokens) is wanted`);
  }
  return type;
}

function chooseOutput({ session }: LoadedGraph): (typeof outputNames)[number] {
  const output = outputNames.find((name) => session.outputNames.includes(name));
  if (output !== undefined) return output;
  throw invalid(
    `its outputs are ${session.outputNames.join(', ')}, where last_hidden_state or sentence_embedding is wanted`,
  );
}

async function embed(
  { session, Tensor }: LoadedGraph,
  ids: readonly number[],
  integer: 'int64' | 'int32',
  output: (typeof outputNames)[number],
): Promise<Float32Array> {
  const tensor = (numbers: readonly number[]) =>
    integer === 'int64'
      ? new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length])
      : new Tensor('int32', Int32Array.from(numbers), [1, numbers.length]);
  const values: Readonly<Record<string, readonly number[]>> = {
    input_ids: ids,
    attention_mask: ids.map(() => 1),
    token_type_ids: ids.map(() => 0),
  };
  const inputs = Object.fromEntries(session.inputNames.map((name) => [name, tensor(values[name] ?? [])]));
  const found = (await run(session, inputs, output))[output];
  const data: unknown = found?.data;
  if (found === undefined || !(data instanceof Float32Array)) {
    throw invalid(`its ${output} is of type ${found?.type ?? 'none'}, where float32 is wanted`);
  }
  const rank = output === 'sentence_embedding' ? 2 : 3;
  if (found.dims.length !== rank) {
    const form = rank === 2 ? '(batch, size)' : '(batch, tokens, size)';
    throw invalid(
      `its ${output} has rank ${found.dims.length} (${found.dims.join(' × ')}), where ${rank} ${form} is wanted`,
    );
  }
  return ofLengthOne(mean(data, found.dims[rank - 1] ?? 0));
}

async function run(
  session: LoadedGraph['session'],
  inputs: Parameters<LoadedGraph['session']['run']>[0],
  output: string,
): ReturnType<LoadedGraph['session']['run']> {
  try {
    return await session.run(inputs, [output]);
  } catch (cause) {
    const reason = `it fails on a text (${reasonOf(cause)})`;
    throw invalid(`${reason}; the tokenizer may belong to another encoder`, cause);
  }
}

/** The mean of the rows of `size` numbers. All tokens count: none is padding in a batch of one. */
function mean(data: Float32Array, size: number): Float32Array {
  const sums = new Float32Array(size);
  data.forEach((value, index) => {
    sums[index % size] = (sums[index % size] ?? 0) + value;
  });
  return sums.map((sum) => (sum * size) / data.length);
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length)) throw invalid('it gives NaN or infinite numbers; its weights are damaged');
  return length === 0 ? vector : vector.map((value) => value / length);
}

function invalid(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError('MODEL_INVALID', `This encoder cannot be used: ${reason}. ${wanted}`, { cause });
}
