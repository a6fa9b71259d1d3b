import type { WidgetOptions } from './options.ts';

/** `data-page-product="P100"` is read as page context `{ product: 'P100' }`. */
function pageOf(data: DOMStringMap): Record<string, string> {
  const page: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    if (value !== undefined && /^page[A-Z]/.test(name)) page[name.charAt(4).toLowerCase() + name.slice(5)] = value;
  }
  return page;
}

const texts = ['server', 'pack', 'model', 'onnx', 'appId', 'locale', 'position', 'theme', 'identityUrl'] as const;

/** Reads the options from the tag's `data-*` attributes. Relative URLs are the page's. */
export function optionsFromScript(script: HTMLScriptElement): WidgetOptions {
  const data = script.dataset;
  const options: Record<string, unknown> = {};
  for (const name of texts) {
    if (data[name]) options[name] = data[name];
  }
  const page = pageOf(data);
  if (Object.keys(page).length > 0) options['page'] = page;
  if (data['userId']) options['user'] = { id: data['userId'], ...(data['userName'] && { name: data['userName'] }) };
  if (data['accent']) options['tokens'] = { accent: data['accent'] };
  for (const flag of ['prefetch', 'hideLauncher']) {
    if (data[flag] !== undefined) options[flag] = data[flag] !== 'false';
  }
  return options;
}
