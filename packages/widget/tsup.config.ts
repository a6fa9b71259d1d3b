import { defineConfig } from 'tsup';
import { browserChunks, library } from '../../tooling/tsup-preset.ts';
import { forPages } from './build/css-as-text.ts';

export default defineConfig([
  library(forPages),
  browserChunks(
    { panel: 'src/panel.tsx', conversation: 'src/host/conversation.ts', mind: 'src/host/mind.ts' },
    forPages,
  ),
  // Apart, so that the page shares no chunk with the runtime.
  browserChunks(
    {
      'onnx-worker': '../core/src/drivers/onnx-worker.ts',
      'encoder-worker': '../core/src/drivers/encoder-worker.ts',
    },
    forPages,
  ),
]);
