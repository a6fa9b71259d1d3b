import { train, writeModel, type TrainingExample } from '@xiaoer/core/training';

addEventListener('message', ({ data }: MessageEvent<readonly TrainingExample[]>) => {
  const { model } = train(data, { name: 'my-shop', version: '1' });
  postMessage(writeModel(model));
});
