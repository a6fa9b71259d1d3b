// The Worker in which `chromium.ts` trains.
import { fit, train, type TrainingExample } from '../../src/training/index.ts';

addEventListener('message', ({ data }: MessageEvent<readonly TrainingExample[]>) => {
  const startedAt = performance.now();
  fit(data);
  const fitted = performance.now();
  train(data, { name: 'page', version: '1' });
  postMessage({ fitMs: fitted - startedAt, trainMs: performance.now() - fitted });
});
