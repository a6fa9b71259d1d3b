import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compilePack } from './compile-pack.ts';
import { issueLine } from './pack-issue.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoer-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const head = 'pack: test\nversion: "1.0.0"\ntitle: 测试\n';
const write = (text: string, name = 'pack.yaml') => writeFileSync(join(folder, name), text);
const lines = () => compilePack(folder).issues.map((issue) => issueLine(issue).replace(/^[^\s]*\//, ''));

describe('compilePack', () => {
  it('joins the files of a folder and gives every step an id', () => {
    write(head);
    write('flows:\n  hello:\n    title: 问好\n    steps:\n      - say: 您好\n', 'flows.yaml');
    const { pack, issues } = compilePack(folder);
    expect(issues).toEqual([]);
    expect(pack?.flows['hello']?.steps[0]?.id).toMatch(/^hello\//);
    expect(pack?.products).toEqual({});
  });

  it('lays the pack over the one that it extends, entry by entry', () => {
    write(`${head}extends: retail\nfacts: { return_days: 14 }\nresponses:\n  bye: 回见\n`);
    const { pack, issues } = compilePack(folder);
    expect(issues).toEqual([]);
    expect(pack?.facts['return_days']).toBe(14);
    expect(pack?.facts['invoice_days']).toBe(90);
    expect(pack?.responses['bye']).toBe('回见');
    expect(pack?.flows['track']).toBeDefined();
    expect(pack?.title).toBe('测试');
  });

  it('names the nearest pack for one that there is not', () => {
    write(`${head}extends: retial\n`);
    expect(lines()).toEqual(['pack.yaml:4:10  unknown-pack  there is no pack retial → did you mean retail?']);
  });

  it('tells all mistakes at once, each with line, column and a way out', () => {
    write(
      `${head}flows:\n  ask:\n    title: 问\n    slots:\n      size: { type: choise, label: 尺码 }\n    steps:\n      - collect: size\n        aks: 多大?\n      - confrim: 好吗?\n`,
    );
    const found = lines();
    expect(found).toContainEqual(expect.stringContaining('pack.yaml:8:21  unknown-value'));
    expect(found).toContainEqual(expect.stringContaining('write choice, or one of'));
    expect(found).toContainEqual(
      expect.stringContaining('pack.yaml:11:9  unknown-key  aks is not known here → did you mean ask?'),
    );
    expect(found).toContainEqual(expect.stringContaining('confrim is not known here → did you mean confirm?'));
  });

  it('refuses a sentence that an ASCII comma inside braces cut', () => {
    write(`${head}responses:\n  done: { zh-CN: 好的,没有提交。 }\n`);
    expect(lines()).toEqual([expect.stringContaining('pack.yaml:5:21  comma  "没有提交。" became a key of its own')]);
  });

  it('refuses a number where a text is meant', () => {
    write(`${head}responses:\n  number: 123\n`);
    expect(lines()).toEqual([expect.stringMatching(/pack\.yaml:5:11 {2}wrong-type .*need quotes/)]);
  });

  it('refuses the same key in two files', () => {
    write(`${head}responses:\n  bye: 再见\n`);
    write('responses:\n  bye: 拜\n', 'more.yaml');
    expect(lines()).toEqual([expect.stringContaining('pack.yaml:5:3  duplicate  responses.bye is written in')]);
  });

  it('refuses broken YAML with its line', () => {
    write(`${head}responses:\n  bye: "再见\n`);
    expect(lines()).toEqual([expect.stringMatching(/^pack\.yaml:\d+:\d+ {2}yaml/)]);
    expect(compilePack(folder).pack).toBeNull();
  });

  it('judges names and expressions where the shape is right', () => {
    write(
      `${head}intents:\n  presale.price: { title: 价格, flow: prise }\nflows:\n  price:\n    title: 价格\n    steps:\n      - say: "{1 +}"\n`,
    );
    const found = lines();
    expect(found).toContainEqual(expect.stringContaining('pack.yaml:5:'));
    expect(found.join('\n')).toContain('did you mean price?');
    expect(found.some((line) => line.startsWith('pack.yaml:10:'))).toBe(true);
  });

  it('throws for a folder without a pack, saying what to do', () => {
    expect(() => compilePack(folder)).toThrow(/No YAML file/);
    expect(() => compilePack(join(folder, 'nowhere'))).toThrow(/Name the folder/);
  });
});

describe('the packs that come with us', () => {
  it.each(['../packs/retail', '../../../examples/shop/pack'])('%s has nothing to complain about', (path) => {
    const { pack, issues } = compilePack(new URL(path, import.meta.url).pathname);
    expect(issues.map(issueLine)).toEqual([]);
    expect(Object.keys(pack?.intents ?? {})).toHaveLength(66);
    for (const [id, { flow, answer }] of Object.entries(pack?.intents ?? {})) expect(flow ?? answer, id).toBeDefined();
  });

  it('have every text in three languages', () => {
    const { pack } = compilePack(new URL('../packs/retail', import.meta.url).pathname);
    const missing: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh-CN' in value && (!('zh-TW' in value) || !('en' in value))) missing.push(path);
      for (const [key, child] of Object.entries(value)) walk(child, `${path}.${key}`);
    };
    for (const section of ['intents', 'responses', 'flows', 'articles'] as const) walk(pack?.[section], section);
    expect(missing).toEqual([]);
  });
});
