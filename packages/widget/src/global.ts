import type { WidgetOptions } from './options.ts';
import type { Widget } from './widget-api.ts';

/** `Xiaoer('open')`, `Xiaoer.open()` and `Xiaoer.push(['open'])` mean the same, before and after loading. */
type Call = readonly [verb: string, ...args: unknown[]];

function isCall(value: unknown): value is Call {
  return Array.isArray(value) && typeof value[0] === 'string';
}

/** What was called before we came: an array of calls, or a function that kept them in `q`. */
function callsBefore(known: unknown): Call[] {
  const kept = typeof known === 'function' && 'q' in known ? known.q : known;
  if (!Array.isArray(kept)) return [];
  return kept.map((entry: unknown): unknown => Array.from(entry as ArrayLike<unknown>)).filter(isCall);
}

/**
 * Sets `window[name]` to the callable of one widget and serves what was queued. `init` starts a widget where none is
 * there (after `destroy`); otherwise it means `update`. Unknown verbs are told in the console and do nothing.
 */
export function installGlobal(name: string, start: (more?: WidgetOptions) => Widget): void {
  const page = window as unknown as Record<string, unknown>;
  const queued = callsBefore(page[name]);
  let widget: Widget | undefined;

  const special: Record<string, (...args: never[]) => unknown> = {
    init(options?: WidgetOptions) {
      if (widget) widget.update(options ?? {});
      else widget = start(options);
    },
    destroy() {
      widget?.destroy();
      widget = undefined;
    },
  };

  function call(verb: string, ...args: unknown[]): unknown {
    const own = Object.hasOwn(special, verb) ? special[verb] : undefined;
    const verbs = widget as unknown as Record<string, unknown> | undefined;
    const known = own ?? (verbs && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined);
    if (typeof known !== 'function') {
      console.warn(`Xiaoer has no verb "${verb}"${widget ? '' : ' while there is no widget; call init first'}.`);
      return undefined;
    }
    return (known as (...values: unknown[]) => unknown)(...args);
  }

  const callable = Object.assign(call, { push: (entry: Call) => call(...entry) });
  const first = queued.findIndex(([verb]) => verb === 'init');
  const [initial] = first < 0 ? [] : queued.splice(first, 1);
  widget = start(initial?.[1] as WidgetOptions | undefined);
  for (const verb of [...Object.keys(widget), ...Object.keys(special)]) {
    if (verb !== 'host') Object.assign(callable, { [verb]: (...args: unknown[]) => call(verb, ...args) });
  }
  page[name] = callable;
  for (const entry of queued) call(...entry);
}
