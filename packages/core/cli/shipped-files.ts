import { existsSync, readFileSync } from 'node:fs';
import { readModel } from '../src/intent/model-file.ts';
import { toOnnx } from '../src/training/to-onnx.ts';

/** Where the shipped model lies, seen from `cli` and from `dist/cli` alike. */
export const shippedModel = new URL('../models/retail-small.bin', import.meta.url);

/** Everyday Chinese talk of no business, a line each, beside it. */
export const shippedBackground = new URL('../models/background.zh.txt', import.meta.url);

/** What is known of English. */
export const shippedEnglish = new URL('../models/english.bin', import.meta.url);

/**
 * The shipped full tier: its graph, and the model file that goes with it. In the package both lie ready and the model is a vocabulary;
 * in the repository the model is whole and the graph is made of it here.
 */
export function shippedFullTier(): { model: Uint8Array; graph: Uint8Array } {
  const model = readFileSync(new URL('../models/retail-full.bin', import.meta.url));
  const graph = new URL('../models/retail-full.onnx', import.meta.url);
  return { model, graph: existsSync(graph) ? readFileSync(graph) : toOnnx(readModel(model)) };
}
