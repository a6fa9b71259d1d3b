import { installGlobal } from './global.ts';
import { optionsFromScript } from './script-options.ts';
import type { CreatePanel } from './panel-contract.ts';
import { createWidget } from './widget.ts';

/** Fetches a module without running it. */
function preload(href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const assets = new URL('.', script.src).href;
  const load = (): Promise<{ createPanel: CreatePanel }> => {
    // What the panel will ask for is fetched beside it, not after it. A failure is the panel's to tell.
    for (const file of OPENING_FILES) import(`${assets}${file}`).catch(() => undefined);
    const panel: Promise<{ createPanel: CreatePanel }> = import(`${assets}panel.js`);
    // From here on the network is free for what answers; it runs when the panel has been painted.
    panel.then(
      () => MIND_FILES.forEach((file) => preload(assets + file)),
      () => undefined,
    );
    return panel;
  };
  installGlobal(script.dataset['global'] ?? 'Xiaoer', (more) => {
    return createWidget({ assets, ...optionsFromScript(script), ...more }, load);
  });
}
