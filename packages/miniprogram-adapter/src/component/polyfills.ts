/*
 * What the engine uses and older JavaScriptCore and V8 lack: a mini-program brings no polyfills of its own. Each is set
 * only where it is missing. Found by running the component in a realm without them (component.test.ts).
 */

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function flattened(list: readonly unknown[], depth: number): unknown[] {
  return list.reduce<unknown[]>(
    (all, item) => all.concat(Array.isArray(item) && depth > 1 ? flattened(item, depth - 1) : item),
    [],
  );
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const copy = new RegExp(pattern.source, pattern.flags);
  copy.lastIndex = pattern.lastIndex;
  const found: RegExpExecArray[] = [];
  for (let match = copy.exec(text); match !== null; match = copy.exec(text)) {
    found.push(match);
    // An empty match would be found again for ever.
    if (match[0] === '') copy.lastIndex += 1;
  }
  return found;
}

define(Object, 'hasOwn', (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key));
define(Object, 'fromEntries', (entries: Iterable<readonly [PropertyKey, unknown]>) => {
  const result: Record<PropertyKey, unknown> = {};
  for (const [key, value] of entries) result[key] = value;
  return result;
});
define(Array.prototype, 'at', at);
define(Array.prototype, 'flat', function flat(this: unknown[], depth = 1) {
  return depth < 1 ? this.slice() : flattened(this, depth);
});
define(Array.prototype, 'flatMap', function flatMap(this: unknown[], run: (item: unknown, index: number) => unknown) {
  return flattened(this.map(run), 1);
});
define(String.prototype, 'at', at);
define(String.prototype, 'trimStart', function trimStart(this: string) {
  return this.replace(/^\s+/, '');
});
define(String.prototype, 'trimEnd', function trimEnd(this: string) {
  return this.replace(/\s+$/, '');
});
define(String.prototype, 'replaceAll', function replaceAll(this: string, search: string | RegExp, by: string) {
  return typeof search === 'string' ? this.split(search).join(by) : this.replace(search, by);
});
define(String.prototype, 'matchAll', function matchAll(this: string, pattern: RegExp) {
  return matches(this, pattern)[Symbol.iterator]();
});
define(Promise.prototype, 'finally', function settled(this: Promise<unknown>, run: () => unknown) {
  return this.then(
    (value) => Promise.resolve(run()).then(() => value),
    (error: unknown) =>
      Promise.resolve(run()).then(() => {
        throw error;
      }),
  );
});
