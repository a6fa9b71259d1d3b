import { installGlobal } from './global.ts';
import { optionsFromScript } from './script-options.ts';
import type { CreatePanel } from './panel-contract.ts';
import { createWidget } from './widget.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const panelUrl = new URL('panel.js', script.src).href;
  const load = (): Promise<{ createPanel: CreatePanel }> => import(panelUrl);
  installGlobal(script.dataset['global'] ?? 'Xiaoer', (more) => {
    return createWidget({ ...optionsFromScript(script), ...more }, load);
  });
}
