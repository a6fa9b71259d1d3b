import type { Route } from './route.ts';

/** A route with its parameters, or the methods that the path would take. */
export type Match =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' };

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

/** Compiles the routes once; the result finds the one for a path below the base path. HEAD is answered as GET. */
export function routeMatcher(routes: readonly Route[]): (method: string, path: string) => Match {
  const compiled: readonly Compiled[] = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    const allow: string[] = [];
    for (const { route, pattern } of compiled) {
      const found = pattern.exec(path);
      if (found === null) continue;
      if (route.method !== wanted) {
        allow.push(route.method);
        continue;
      }
      const params = decodeAll(found.groups ?? {});
      return params === null ? { kind: 'none' } : { kind: 'route', route, params };
    }
    return allow.length === 0 ? { kind: 'none' } : { kind: 'wrong-method', allow };
  };
}

function decodeAll(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return null;
  }
}
