export { calibrate } from './calibrate.ts';
export { crossValidate } from './cross-validate.ts';
export { evaluate } from './evaluate.ts';
export { emotionLabels, outOfScope } from './example.ts';
export { fit, fitOptionsFor } from './fit.ts';
export { quantize } from './quantize.ts';
export { toOnnx } from './to-onnx.ts';
export { train } from './train.ts';
export { readScores } from '../intent/read-scores.ts';
export { readModel, writeModel } from '../intent/model-file.ts';

export type { CrossValidation } from './cross-validate.ts';
export type { Evaluation, MeasuredExample } from './evaluate.ts';
export type { TrainingExample } from './example.ts';
export type { FitOptions, FittedModel } from './fit.ts';
export type { ModelIdentity } from './quantize.ts';
export type { TrainingResult } from './train.ts';
export type { Calibration, LinearModel } from '../intent/model.ts';
