import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiFile } from '../build/openapi-file.ts';
import { openApiOf } from './openapi.ts';
import { allRoutes } from './routes/all-routes.ts';
import { createTestKit } from './testing/test-kit.ts';

const document = openApiOf(allRoutes, '/api/xiaoer') as {
  readonly paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
};

/** Every `$ref` in a value. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : refsIn(part)));
}

describe('the OpenAPI document', () => {
  it('has every route that the server answers', () => {
    for (const { method, path } of allRoutes) {
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toMatchObject({ responses: { default: expect.anything() } });
    }
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(allRoutes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(allRoutes.length);
  });

  it('names nothing that it does not hold', () => {
    const refs = new Set(refsIn(document));
    expect(refs.size).toBeGreaterThan(0);
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document);
      expect(found, ref).toBeDefined();
    }
  });

  it('describes the body of a session and every kind of event', () => {
    const text = JSON.stringify(document);
    for (const word of ['"device"', '"resume"', 'user.said', 'handoff.requested', '#/components/schemas/Event']) {
      expect(text).toContain(word);
    }
  });

  it('is served, and the committed reference is the same: npm run openapi writes it', async () => {
    const { call } = createTestKit();
    expect((await call('GET', '/openapi.json')).body).toEqual(document);
    expect(JSON.parse(readFileSync(openApiFile, 'utf8'))).toEqual(document);
  });
});
