// Writes the shipped full tier, a graph and the vocabulary beside it: node packages/core/cli/train-onnx.ts FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel, writeModel } from '../src/intent/model-file.ts';
import { vocabularyOf } from '../src/intent/vocabulary.ts';
import { toOnnx } from '../src/training/to-onnx.ts';

const folder = process.argv[2] ?? 'dist/models';
const model = readModel(readFileSync(new URL('../models/retail-full.bin', import.meta.url)));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${model.name}.onnx`), toOnnx(model));
writeFileSync(join(folder, `${model.name}.bin`), writeModel(vocabularyOf(model)));
