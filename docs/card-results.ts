import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from '../packages/core/src/training/evaluate.ts';
import { root } from './pages.ts';

/** Precision, recall and F1 of one entity type; older result files lack the last. */
export interface EntityResult {
  readonly precision: number;
  readonly recall: number;
  readonly f1?: number;
  readonly spans: number;
}

/** Scores over lines that the model had not seen. */
export type HeldOut = Evaluation;

/** Cross-validation over the corpus. */
export interface CrossValidated extends HeldOut {
  readonly folds: number;
  readonly byVariety?: Readonly<Record<string, { readonly lines: number; readonly intentAccuracy: number }>>;
  readonly byIntent?: readonly {
    readonly intent: string;
    readonly lines: number;
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
  }[];
  readonly reliability?: readonly { readonly confidence: number; readonly right: number; readonly lines: number }[];
  readonly confusions?: readonly { readonly intent: string; readonly predicted: string; readonly lines: number }[];
}

/** The measuring set that lies outside the repository. */
export interface MeasuredSet extends HeldOut {
  readonly byVariety: Readonly<Record<string, number>>;
  readonly entities: Readonly<Record<string, EntityResult>>;
}

interface TierResult {
  readonly model: string;
  readonly weights: { readonly features: number; readonly entries: number };
  readonly sizeBytes: { readonly raw: number; readonly brotli: number; readonly ceiling: number };
  /** A sentence where it was not measured. */
  readonly dev: MeasuredSet | string;
}

/** bench/results/intent.json */
export interface IntentResult extends TierResult {
  readonly latency: { readonly loadMs: number; readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number };
  readonly corpus: {
    readonly lines: number;
    readonly trainingSeconds: number;
    readonly trainingProcessorSeconds: number;
    readonly crossValidation: CrossValidated;
  };
  readonly fullTier?: TierResult & { readonly crossValidation: CrossValidated | string };
}

/** A tier as the card's tables show it: what was not measured is absent. */
export interface Tier {
  readonly model: string;
  readonly weights: TierResult['weights'];
  readonly sizeBytes: TierResult['sizeBytes'];
  readonly held?: CrossValidated;
  readonly dev?: MeasuredSet;
}

/** Reads a committed result of core's benches. Throws where it is missing. */
export function readResult(name: string): unknown {
  const file = join(root, 'packages/core/bench/results', `${name}.json`);
  if (!existsSync(file)) throw new Error(`There is no ${file}. Run bench:${name} of @xiaoer/core.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The tiers of intent.json, the small one first. */
export function tiersOf(result: IntentResult): Tier[] {
  const { fullTier } = result;
  const small = tierOf(result, result.corpus.crossValidation);
  return fullTier === undefined ? [small] : [small, tierOf(fullTier, fullTier.crossValidation)];
}

function tierOf({ model, weights, sizeBytes, dev }: TierResult, held: CrossValidated | string): Tier {
  return {
    ...{ model, weights, sizeBytes },
    ...(typeof held !== 'string' && { held }),
    ...(typeof dev !== 'string' && { dev }),
  };
}
