import { mount } from '@xiaoer/widget';

// Two widgets of one module, as an application with a bundler has them.
const pack = '/core/packs/retail.json';
const model = '/models/retail-small.bin';
const left = mount({ appId: 'left', pack, model, position: 'bottom-left' });
const right = mount({ appId: 'right', pack, model, locale: 'en' });
document.querySelector('#unmount')?.addEventListener('click', () => {
  left.unmount();
  right.unmount();
});
