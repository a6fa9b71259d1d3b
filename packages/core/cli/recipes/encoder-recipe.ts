import { existsSync } from 'node:fs';
import { XiaoerError } from '../../src/errors.ts';
import { readHead, writeHead } from '../../src/intent/encoder-head-file.ts';
import { outOfScope } from '../../src/training/example.ts';
import { trainHead } from '../../src/training/encoder-head.ts';
import { reasonOf } from '../../src/drivers/onnx/runtime.ts';
import type { FileExample } from '../examples/check-examples.ts';
import { readKnownLines } from '../known-lines.ts';
import { openEncoderFolder } from '../encoder-folder.ts';
import { openHeadReader } from '../engine/model-reader.ts';
import { foldsFor, readHeldOut } from '../score/held-out.ts';
import { previousOf, readModelBytes, unusable } from '../score/previous-model.ts';
import type { Recipe } from './recipe.ts';

/** Costs that `trainHead` tries, each with all folds, and tenths of the embedding that are told. */
const [tries, tenths] = [3, 10];

/** Where no line says what is none of the business, this many of ours do. */
const borrowedLines = 200;

function backgroundFor(examples: readonly FileExample[]): string[] {
  if (examples.some(({ intent }) => intent === outOfScope)) return [];
  const strange = readKnownLines('retail').filter(({ intent }) => intent === outOfScope);
  const step = Math.max(1, Math.floor(strange.length / borrowedLines));
  return strange.filter((_, index) => index % step === 0).map(({ text }) => text);
}

/** A head on the encoder of a folder. Rejects with MODEL_INVALID or OPTIONS_INVALID where there is none that can be used. */
export async function encoderRecipe(folder: string): Promise<Recipe> {
  const encoder = await openEncoderFolder(folder);
  const embed = (text: string) => encoder.embed(text);
  return {
    steps: (count) => tenths + tries * foldsFor(count),
    async train(examples, onStep) {
      const background = backgroundFor(examples);
      const all = [...examples, ...background.map((text) => ({ text, intent: outOfScope }))];
      let told = 0;
      const { head, validation } = await trainHead(
        embed,
        examples,
        { name: '', version: '' },
        {
          background,
          folds: foldsFor(examples.length),
          onProgress: (done, total, what) => {
            const reached = what === 'embedding' ? Math.floor((done / total) * tenths) : tenths + done;
            if (reached > told) onStep((told = reached), what);
          },
        },
      );
      return {
        readings: readHeldOut(validation, all).slice(0, examples.length),
        bytes: (identity) => writeHead({ ...head, ...identity }),
      };
    },
    readPrevious(file) {
      if (!existsSync(file)) return null;
      const bytes = readModelBytes(file);
      try {
        readHead(bytes);
      } catch (cause) {
        throw unusable(file, cause);
      }
      return previousOf(file, bytes, async (_bytes, texts) => {
        try {
          return await (await openHeadReader(bytes, embed)).read(texts);
        } catch (cause) {
          const fix = 'Write --force to replace it without a comparison.';
          throw new XiaoerError('MODEL_INVALID', `${file} cannot be compared with: ${reasonOf(cause)} ${fix}`, {
            cause,
          });
        }
      });
    },
    close: () => encoder.close(),
  };
}
