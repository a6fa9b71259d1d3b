import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import type { MyApi } from '../my-api.ts';
import { componentScript } from '../../build/component-build.ts';

/** What a component hands to the platform. */
export interface ComponentOptions {
  readonly data: Record<string, unknown>;
  readonly props: Record<string, unknown>;
  readonly methods: Record<string, (event?: unknown) => void>;
  didMount(): Promise<void>;
  didUnmount(): void;
}

/** An instance as the platform makes it: data crosses to the view as JSON, each call is counted. */
export interface MiniInstance {
  readonly data: Record<string, unknown>;
  readonly calls: readonly string[];
  mount(): Promise<void>;
  unmount(): void;
  /** Calls a handler as a tap or a key would. */
  fire(handler: string, event?: unknown): void;
}

/** Names that an Alipay mini-program forbids, and methods that came to V8 and JavaScriptCore after 2018. */
const removals = `
  for (const name of ['Intl', 'WebAssembly', 'WeakRef', 'console', 'SharedArrayBuffer', 'Atomics'])
    delete globalThis[name];
  for (const name of ['at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'])
    delete Array.prototype[name];
  for (const name of ['at', 'replaceAll', 'matchAll', 'trimStart', 'trimEnd', 'isWellFormed', 'toWellFormed'])
    delete String.prototype[name];
  for (const name of ['hasOwn', 'fromEntries', 'groupBy']) delete Object[name];
  for (const name of ['allSettled', 'any', 'withResolvers', 'try']) delete Promise[name];
  delete Promise.prototype.finally;
  delete globalThis.globalThis;
`;

/** The component's one file as it is published, built from the source. */
export function buildComponent(): Promise<string> {
  return componentScript(fileURLToPath(new URL('../component/index.ts', import.meta.url)));
}

/** Runs the component's script in a bare realm: no browser, no Node, no modern methods. Returns what it registered. */
export function registerComponent(script: string, my: MyApi): ComponentOptions {
  const registered: ComponentOptions[] = [];
  const context = createContext({
    my,
    setTimeout,
    clearTimeout,
    Component: (options: ComponentOptions) => registered.push(options),
  });
  runInContext(removals, context);
  runInContext(script, context);
  const [options] = registered;
  if (options === undefined) throw new Error('The script registered no component.');
  return options;
}

/** Writes `value` at a path such as `messages[3].delivery`. */
function writeAt(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let place = data;
  for (const step of steps.slice(0, -1)) place = place[step] as Record<string, unknown>;
  place[steps[steps.length - 1] ?? ''] = value;
}

/** Makes an instance with these props. */
export function createInstance(options: ComponentOptions, props: Record<string, unknown>): MiniInstance {
  const data = JSON.parse(JSON.stringify(options.data)) as Record<string, unknown>;
  const calls: string[] = [];
  const instance = {
    ...options.methods,
    props: { ...options.props, ...props },
    data,
    setData(patch: Record<string, unknown>) {
      const text = JSON.stringify(patch, (_key, value: unknown) => {
        if (value === undefined || typeof value === 'function') throw new Error('Only plain JSON goes to the view.');
        return value;
      });
      calls.push(text);
      for (const [path, value] of Object.entries(JSON.parse(text))) writeAt(data, path, value);
    },
    $spliceData(patch: Record<string, [number, number, ...unknown[]]>) {
      calls.push(JSON.stringify(patch));
      for (const [key, [start, count, ...rows]] of Object.entries(patch))
        (data[key] as unknown[]).splice(start, count, ...rows);
    },
  };
  return {
    data,
    calls,
    mount: () => options.didMount.call(instance),
    unmount: () => options.didUnmount.call(instance),
    fire: (handler, event) => options.methods[handler]?.call(instance, event),
  };
}
