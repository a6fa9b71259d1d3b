import { installGlobal } from './global.ts';
import { optionsFromScript } from './script-options.ts';
import type { CreatePanel } from './panel-contract.ts';
import { createWidget } from './widget.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const assets = new URL('.', script.src).href;
  const load = (): Promise<{ createPanel: CreatePanel }> => {
    // What the panel will ask for is fetched beside it, not after it. A failure is the panel's to tell.
    import(`${assets}engine.js`).catch(() => undefined);
    return import(`${assets}panel.js`);
  };
  installGlobal(script.dataset['global'] ?? 'Xiaoer', (more) => {
    return createWidget({ assets, ...optionsFromScript(script), ...more }, load);
  });
}
