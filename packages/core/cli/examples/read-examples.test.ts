import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueText, readExamples } from './read-examples.ts';
import { workbook } from './workbook.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'xiaoer-examples-'));

async function read(name: string, content: string | Uint8Array, isTraining = false) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { examples, issues } = await readExamples(file, isTraining && 'alone');
  const told = issueText(issues).replaceAll(`${file}:`, '');
  return { examples, told: told.split('\n').filter((line) => line !== '') };
}

const lines = [
  { line: 2, text: '到哪了', intent: 'ship.track' },
  { line: 3, text: '我要退, 快点', intent: 'after.return' },
];
const csv = 'text,intent\r\n到哪了,ship.track\r\n"我要退, 快点",after.return\r\n';
const utf16 = (bytes: Buffer) => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]);
/** 到哪了 and 我要退 in GBK. */
const gbk = Buffer.concat([
  Buffer.from('text,intent\n'),
  Buffer.from('b5bdc4c4c1cb', 'hex'),
  Buffer.from(',ship.track\n'),
  Buffer.from('ced2d2aacdcb', 'hex'),
  Buffer.from(',after.return\n'),
]);

describe('reads the same examples from', () => {
  test.each([
    ['CSV', 'a.csv', csv],
    ['CSV with BOM', 'b.csv', `\ufeff${csv}`],
    ['CSV in UTF-16 with BOM', 'c.csv', utf16(Buffer.from(csv, 'utf16le'))],
    ['CSV in UTF-16 without BOM', 'd.csv', Buffer.from(csv, 'utf16le')],
    ['CSV with semicolons', 'e.csv', 'label;utterance\nship.track;到哪了\nafter.return;我要退, 快点\n'],
    ['CSV with Chinese titles', 'f.csv', '问题,意图\n到哪了,ship.track\n"我要退, 快点",after.return'],
    ['TSV', 'g.tsv', 'text\tintent\n到哪了\tship.track\n我要退, 快点\tafter.return\n'],
    [
      'JSONL',
      'h.jsonl',
      '\n{"text":"到哪了","intent":"ship.track"}\n{"utterance":"我要退, 快点","label":"after.return"}\n',
    ],
    [
      'YAML, a list',
      'i.yaml',
      '# goods\n- { text: 到哪了, intent: ship.track }\n- { text: "我要退, 快点", intent: after.return }\n',
    ],
    [
      'XLSX',
      'j.xlsx',
      workbook([
        ['问题', '意图'],
        ['到哪了', 'ship.track'],
        ['我要退, 快点', 'after.return'],
      ]),
    ],
  ])('%s', async (_kind, name, content) => {
    expect(await read(name, content)).toEqual({ examples: lines, told: [] });
  });

  test('YAML, intents with their sentences', async () => {
    const { examples } = await read('k.yaml', 'ship.track:\n  - 到哪了\nafter.return: [我要退]\n');
    expect(examples).toEqual([
      { line: 2, text: '到哪了', intent: 'ship.track' },
      { line: 3, text: '我要退', intent: 'after.return' },
    ]);
  });
});

test('a CSV in GBK is read as what it says', async () => {
  const { examples, told } = await read('gbk.csv', gbk);
  expect(examples.map(({ text }) => text)).toEqual(['到哪了', '我要退']);
  expect(told).toEqual([]);
});

test('every problem of a file is told at once, each with its line', async () => {
  const records = [
    '{"text":"","intent":"a"}',
    '{"text":"x"}',
    `{"text":"${'长'.repeat(2001)}","intent":"a"}`,
    'nonsense',
    '{"text":"x","intent":"NaN"}',
    '{"text":"x","intent":"a","emotion":"furious"}',
    '{"text":"x","intent":"a","entities":[{"start":0,"end":9,"type":"money"}]}',
    '{"text":"x","intent":"a","entities":[{"start":null,"end":1,"type":"money"}]}',
  ];
  const { told } = await read('wrong.jsonl', records.join('\n'));
  expect(told.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
    '1 text-empty',
    '2 intent-empty',
    '3 text-long',
    '4 json',
    '5 intent-nan',
    '6 emotion',
    '7 span',
    '8 span',
  ]);
  expect(told.every((line) => line.includes(' → '))).toBe(true);
});

test('the line of a CSV row counts the line ends inside quotes', async () => {
  const { told } = await read('quoted.csv', 'text,intent\n"两\n行",a\n,b\n');
  expect(told).toEqual([expect.stringMatching(/^4 {2}text-empty/)]);
});

test('names the column that is missing, and the one that may be meant', async () => {
  const { told } = await read('columns.csv', 'text,intnet\nx,a\n');
  expect(told).toEqual(['1  columns  no column intent among text, intnet → rename intnet to intent']);
});

test.each([
  ['an empty file', 'empty.csv', '', 'empty'],
  ['a file with titles only', 'titles.csv', 'text,intent\n', 'empty'],
  ['an empty YAML file', 'empty.yaml', '', 'empty'],
  [
    'bytes that are no text',
    'picture.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xff, 0]),
    'encoding',
  ],
  ['a workbook that is none', 'none.xlsx', 'no zip', 'xlsx'],
  ['YAML with a slip', 'slip.yaml', '- { text: [a, intent: b }\n', 'yaml'],
])('%s is told as %s does', async (_what, name, content, code) => {
  const { told } = await read(name, content, true);
  expect(told).toEqual([expect.stringMatching(new RegExp(`^1 {2}${code} {2}.+ → .+`))]);
});

test('training needs two intents with two examples each, and warns of a text under two', async () => {
  const one = await read('one.csv', 'text,intent\nx,a\ny,a\n', true);
  expect(one.told).toEqual([expect.stringContaining('one-intent')]);
  const few = await read('few.csv', 'text,intent\nx,a\ny,a\nz,b\n', true);
  expect(few.told).toEqual([expect.stringMatching(/^4 {2}one-example {2}b has/)]);
  const twice = await read('twice.csv', 'text,intent\nx,a\ny,a\nx,b\nz,b\n', true);
  expect(twice.told).toEqual([expect.stringMatching(/^4 {2}warning two-intents/)]);
});

test('lines that are wrong otherwise still count as examples of their intent', async () => {
  const { told } = await read('mended.csv', 'text,intent\nnan,a\nx,a\ny,b\n#N/A,b\n', true);
  expect(told.map((line) => line.split('  ')[1])).toEqual(['text-nan', 'text-nan']);
});

test('rows of spaces are no rows, and entities that are no list are told', async () => {
  expect((await read('spaces.csv', '\n   \n , \n', true)).told).toEqual([expect.stringMatching(/^1 {2}empty/)]);
  const { told } = await read('spans.jsonl', '{"text":"x","intent":"a","entities":"product"}');
  expect(told).toEqual([expect.stringMatching(/^1 {2}span {2}the entities are no list → write \[/)]);
});

test('a line of 10 MB is told by its number, whatever the kind of file', async () => {
  const long = '长'.repeat(3_500_000);
  for (const [name, content] of [
    ['long.csv', `text,intent\nx,a\n${long},a\n`],
    ['long.jsonl', `{"text":"x","intent":"a"}\n\n{"text":"${long}","intent":"a"}\n`],
  ] as const) {
    const { told } = await read(name, content);
    expect(told).toEqual([expect.stringMatching(/^3 {2}text-long {2}the text has 3500000 characters/)]);
  }
});

test('a file of unknown kind, or none, is refused with what to do', async () => {
  await expect(read('a.docx', 'x')).rejects.toThrow('Save the examples as .csv');
  await expect(readExamples(join(folder, 'absent.csv'), false)).rejects.toThrow('cannot be read');
});
