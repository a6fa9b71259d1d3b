import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openEncoder, type Encoder } from '../src/drivers/encoder.ts';
import { isXiaoerError, XiaoerError } from '../src/errors.ts';

/** Where Hugging Face and its exporters put the graph, better first: INT8 is a quarter of the size and hardly worse. */
const graphs = ['model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx', 'onnx/model.onnx'];

/**
 * Opens the encoder of a folder that holds a graph and a `tokenizer.json`, as Hugging Face lays them out. Rejects with OPTIONS_INVALID where
 * one of them is missing, and with MODEL_INVALID, naming the folder, where one cannot be used.
 */
export async function openEncoderFolder(folder: string): Promise<Encoder> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new XiaoerError('OPTIONS_INVALID', `No folder ${folder}. --encoder names the folder of a sentence encoder.`);
  const graph = graphs.find((name) => existsSync(join(folder, name)));
  if (graph === undefined) throw missing(folder, graphs.join(', '), 'the encoder in ONNX');
  if (!existsSync(join(folder, 'tokenizer.json'))) throw missing(folder, 'tokenizer.json', 'its tokenizer');
  const encoder = { model: readFileSync(join(folder, graph)), tokenizer: readFileSync(join(folder, 'tokenizer.json')) };
  try {
    return await openEncoder({ encoder });
  } catch (cause) {
    if (!isXiaoerError(cause)) throw cause;
    throw new XiaoerError(cause.code, `${folder}: ${cause.message}`, { cause });
  }
}

function missing(folder: string, names: string, what: string): XiaoerError {
  const fix = `Export both with: optimum-cli export onnx --model MODEL --task feature-extraction ${folder}`;
  return new XiaoerError('OPTIONS_INVALID', `${folder} has no ${names}: ${what} is missing. ${fix}`);
}
