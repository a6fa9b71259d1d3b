import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);

/** Files that each break one rule, by path. A file of its own so that its findings are its own. */
const broken: Record<string, { source: string; rule: string }> = {
  'packages/core/src/dialogue/uses-idb.ts': {
    source: "import { openDB } from 'idb';\nexport const open = openDB;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/intent/uses-onnx.ts': {
    source: "import * as ort from 'onnxruntime-web/wasm';\nexport const env = ort.env;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/training/uses-tokenizers.ts': {
    source: "import { Tokenizer } from '@huggingface/tokenizers';\nexport const tokenizer = Tokenizer;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/session/uses-driver.ts': {
    source: "import { memoryLogStore } from '../drivers/memory.ts';\nexport const store = memoryLogStore;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/session/uses-dialogue.ts': {
    source: "import type { Turn } from '../dialogue/turn.ts';\nexport type Last = Turn;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/knowledge/uses-conversation.ts': {
    source: "import { createConversation } from '../conversation.ts';\nexport const create = createConversation;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/dialogue/uses-node.ts': {
    source: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/training/uses-yaml.ts': {
    source: "import { parse } from 'yaml';\nexport const read = parse;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/uses-widget.ts': {
    source: "import { mount } from '@xiaoer/widget';\nexport const start = mount;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/uses-window.ts': {
    source: 'export const page = window.location.href;\n',
    rule: 'no-restricted-globals',
  },
  'packages/core/src/dialogue/uses-timer.ts': {
    source: 'export const later = (task: () => void) => setTimeout(task, 1);\n',
    rule: 'no-restricted-globals',
  },
  'packages/widget/src/uses-my.ts': {
    source: 'export const system = my.getSystemInfoSync();\n',
    rule: 'no-restricted-globals',
  },
  'packages/widget/src/uses-server-kit.ts': {
    source: "import { createServerKit } from '@xiaoer/server-kit';\nexport const kit = createServerKit;\n",
    rule: 'no-restricted-imports',
  },
  'packages/miniprogram-adapter/src/uses-document.ts': {
    source: 'export const title = document.title;\n',
    rule: 'no-restricted-globals',
  },
  'packages/server-kit/src/uses-engine.ts': {
    source: "import { createConversation } from '@xiaoer/core';\nexport const create = createConversation;\n",
    rule: 'no-restricted-imports',
  },
  'packages/core/src/dialogue/first.ts': {
    source: "import { two } from './second.ts';\nexport const one = () => two;\n",
    rule: 'no-cycle',
  },
  'packages/core/src/dialogue/default-export.ts': {
    source: 'const value = 1;\nexport default value;\n',
    rule: 'no-default-export',
  },
  'packages/core/src/dialogue/any.ts': { source: 'export const value = 1 as any;\n', rule: 'no-explicit-any' },
  'packages/core/src/dialogue/sure.ts': {
    source: 'export const first = (list: string[]) => list[0]!.length;\n',
    rule: 'no-non-null-assertion',
  },
  'packages/core/src/dialogue/floating.ts': {
    source: 'const work = async () => 1;\nexport function start() {\n  work();\n}\n',
    rule: 'no-floating-promises',
  },
  'packages/core/src/dialogue/long.ts': {
    source: Array.from({ length: 301 }, (_, line) => `export const line${line} = ${line};\n`).join(''),
    rule: 'max-lines',
  },
};

const sound: Record<string, string> = {
  'packages/core/src/dialogue/second.ts': "import { one } from './first.ts';\nexport const two = () => one;\n",
  'packages/core/src/dialogue/fine.ts':
    "import { shared } from '../session/fine.ts';\nexport const twice = shared * 2;\n",
  'packages/core/src/session/fine.ts': 'export const shared = 21;\n',
  'packages/core/src/drivers/fine.ts':
    "import { openDB } from 'idb';\nexport const open = () => openDB(window.location.host);\n",
  'packages/core/src/enumerated.ts': 'export enum Colour {\n  Red,\n}\n',
};

let copy = '';
let findings: { code: string; filename: string }[] = [];
let compilerSays = '';

/** Runs a tool in the copy and resolves with what it printed, whatever its exit code. */
function runTool(name: string, args: string[]): Promise<string> {
  const tool = join(root, 'node_modules', '.bin', name);
  return new Promise((resolve) => {
    execFile(tool, args, { cwd: copy, maxBuffer: 1e8 }, (_error, stdout, stderr) => resolve(stdout || stderr));
  });
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'xiaoer-layering-'));
  const configs = ['.oxlintrc.json', 'tsconfig.base.json', 'package.json'];
  for (const name of ['core', 'widget', 'server-kit', 'miniprogram-adapter']) {
    configs.push(`packages/${name}/tsconfig.json`, `packages/${name}/package.json`);
    await mkdir(join(copy, 'packages', name), { recursive: true });
    await symlink(join(root, 'packages', name, 'node_modules'), join(copy, 'packages', name, 'node_modules'));
  }
  for (const config of configs) await cp(join(root, config), join(copy, config));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const sources = Object.entries(broken).map(([path, { source }]) => [path, source] as const);
  for (const [path, source] of [...sources, ...Object.entries(sound)]) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), source);
  }
  const report: { diagnostics: typeof findings } = JSON.parse(await runTool('oxlint', ['--format=json']));
  findings = report.diagnostics;
  compilerSays = await runTool('tsc', ['-p', 'packages/core']);
}, 120_000);

afterAll(() => rm(copy, { recursive: true, force: true }));

const found = (path: string) => findings.filter((finding) => finding.filename === path).map((finding) => finding.code);

describe('the linter', () => {
  test.each(Object.entries(broken))('rejects %s', (path, { rule }) => {
    expect(found(path).join()).toContain(rule);
  });

  test.each(['dialogue/fine.ts', 'session/fine.ts', 'drivers/fine.ts'])('accepts core/src/%s', (path) => {
    expect(found(`packages/core/src/${path}`)).toEqual([]);
  });
});

describe('the compiler', () => {
  test.each(['src/uses-window.ts', 'src/dialogue/uses-timer.ts', 'src/enumerated.ts', 'src/dialogue/uses-node.ts'])(
    'rejects core/%s',
    (path) => {
      expect(compilerSays).toContain(`packages/core/${path}(`);
    },
  );

  test('accepts what keeps to the layers', () => {
    expect(compilerSays).not.toContain('fine.ts(');
  });
});
