import { mount } from '@xiaoer/widget';

// An application with an encoder of its own: the files beside the loader are served from /widget/.
mount({
  pack: '/core/packs/retail.json',
  model: '/models/retail-small.bin',
  encoder: { model: '/encoder/model.onnx', tokenizer: '/encoder/tokenizer.json', head: '/encoder/head.bin' },
  assets: '/widget/',
});
