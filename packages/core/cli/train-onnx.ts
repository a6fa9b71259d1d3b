// Writes the ONNX graph of the shipped small model: node packages/core/cli/train-onnx.ts FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '../src/intent/model-file.ts';
import { toOnnx } from '../src/training/to-onnx.ts';

const folder = process.argv[2] ?? 'dist/models';
const model = readModel(readFileSync(new URL('../models/retail-small.bin', import.meta.url)));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${model.name}.onnx`), toOnnx(model));
