import type { Reading } from '../../src/intent/read-scores.ts';
import type { ModelIdentity } from '../../src/training/quantize.ts';
import type { FileExample } from '../examples/check-examples.ts';
import type { PackIssue } from '../pack-issue.ts';
import type { PreviousModel } from '../score/previous-model.ts';

/** What a way of training made of the examples. */
export interface Trained {
  /** What a model that had not seen it makes of each example, in their order. */
  readonly readings: readonly Reading[];
  /** The whole model file. */
  bytes(identity: ModelIdentity): Uint8Array;
  /** Lines for people about the run, beside the score. */
  readonly remarks?: readonly string[];
}

/** One way of training a model from examples. */
export interface Recipe {
  /** What is odd about examples that can be trained on, as warnings. */
  warnings?(file: string, examples: readonly FileExample[]): PackIssue[];
  /** Steps that `train` tells of. */
  steps(examples: number): number;
  train(examples: readonly FileExample[], onStep: (done: number, what: string) => void): Promise<Trained>;
  /** The readings that `train` gives, sooner, for who wants no model. */
  readHeldOut?(examples: readonly FileExample[], onStep: (done: number, what: string) => void): Promise<Reading[]>;
  /** The model at a path, null where there is none. Throws MODEL_INVALID for a file of another kind. */
  readPrevious(file: string): PreviousModel | null;
  close(): Promise<void>;
}
