import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckedCorpus, checkCorpus } from './check-corpus.ts';

const intents = ['order.place', 'order.cancel', 'ship.track', 'out_of_scope'];

interface Row {
  text: string;
  intent?: string;
  [field: string]: unknown;
}

const written = (rows: readonly (Row | string)[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify({ intent: 'order.place', ...row }))).join('\n');

function check(files: Readonly<Record<string, readonly (Row | string)[] | Uint8Array>>): CheckedCorpus {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoer-corpus-'));
  for (const [name, rows] of Object.entries(files))
    writeFileSync(join(folder, name), rows instanceof Uint8Array ? rows : `${written(rows)}\n`);
  return checkCorpus(folder, intents);
}

/** `line code` of the issues of one file, without those about the little text that a test has. */
function codes(rows: readonly (Row | string)[]): string[] {
  return check({ 'order.jsonl': rows })
    .issues.filter(({ code }) => code !== 'few' && code !== 'absent')
    .map(({ line, code }) => `${line} ${code}`);
}

const span = (start: number, end: number, type = 'product') => ({ start, end, type });

describe('a line', () => {
  it('passes with every field right', () => {
    const entities = [span(0, 2, 'datetime'), span(4, 6)];
    expect(codes([{ text: '昨天买的裙子', variety: 'zh', emotion: 'neutral', entities }])).toEqual([]);
  });

  it('is refused when it is no object, or holds a wrong or missing field', () => {
    expect(codes(['{"text": ', '["退货"]', '{"text":"退货"}', { text: '' }, { text: '买', variety: 1 }])).toEqual([
      '1 json',
      '2 json',
      '3 field',
      '4 empty',
      '5 field',
    ]);
  });

  it('of an unknown emotion or variety is told, and checked on', () => {
    const row = { text: '怎么买', emotion: 'sad', variety: 'zh-emotional' };
    expect(codes([row, { text: '怎么买' }])).toEqual(['1 emotion', '1 variety', '2 duplicate']);
  });

  it('names the field that was meant', () => {
    const { issues, ok } = check({ 'order.jsonl': [{ text: '怎么买', entites: [] }] });
    expect(ok).toBe(true);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'field', fix: 'did you mean entities?' }));
  });

  it('names the label that was meant', () => {
    const { issues, ok } = check({ 'order.jsonl': [{ text: '不要了', intent: 'order.cancle' }] });
    expect(ok).toBe(false);
    expect(issues[0]).toMatchObject({ line: 1, code: 'label', fix: 'did you mean order.cancel?' });
  });

  it('of megabytes is refused unread', () => {
    expect(codes([{ text: '买'.repeat(20_000) }])).toEqual(['1 long']);
  });
});

describe('a file', () => {
  it('that is not UTF-8 is named', () => {
    const gbk = new Uint8Array([0xcd, 0xcb, 0xbb, 0xf5]);
    const { issues, ok } = check({ 'order.jsonl': gbk, 'ship.jsonl': [{ text: '到哪了', intent: 'ship.track' }] });
    expect(ok).toBe(false);
    expect(issues[0]).toMatchObject({ line: 1, code: 'encoding', fix: 'save it as UTF-8' });
  });

  it('with a byte order mark or a blank line is read', () => {
    expect(codes(['\ufeff{"text":"怎么买","intent":"order.place"}', '', { text: '咋下单' }])).toEqual([
      '1 bom',
      '2 blank',
    ]);
  });

  it('holds one group of intents, in the order of the pack', () => {
    const { issues } = check({
      'order.jsonl': [{ text: '不要了', intent: 'order.cancel' }, { text: '怎么买' }, { text: '咋下单' }],
      'ship.jsonl': [
        { text: '到哪了', intent: 'ship.track' },
        { text: '取消吧', intent: 'order.cancel' },
      ],
    });
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file, line, code }) => `${basename(file)}:${line} ${code}`)).toEqual([
      'order.jsonl:2 order',
      'ship.jsonl:2 group',
      'ship.jsonl:2 order',
    ]);
  });
});

describe('spans', () => {
  it('count code points, so that one after an emoji is not shifted', () => {
    const { summary, issues } = check({ 'order.jsonl': [{ text: '😀😀裙子', entities: [span(2, 4)] }] });
    expect(summary.entities).toEqual({ product: 1 });
    expect(issues.filter(({ code }) => code.startsWith('span'))).toEqual([]);
  });

  it('outside the text are refused, and UTF-16 offsets are recognised', () => {
    const { issues } = check({ 'order.jsonl': [{ text: '😀😀裙子', entities: [span(4, 6)] }] });
    expect(issues[0]).toMatchObject({ code: 'span-range', fix: expect.stringContaining('UTF-16') });
    expect(codes([{ text: '裙子', entities: [span(1, 1), span(-1, 1)] }])).toEqual(['1 span-range', '1 span-range']);
  });

  it('of an unknown type, in the wrong order or over one another are refused', () => {
    const text = '昨天买的红色裙子';
    expect(codes([{ text, entities: [span(6, 8, 'produkt')] }])).toEqual(['1 span-type']);
    expect(codes([{ text, entities: [span(6, 8), span(4, 6, 'attribute')] }])).toEqual(['1 span-order']);
    expect(codes([{ text, entities: [span(4, 7, 'attribute'), span(6, 8)] }])).toEqual(['1 span-overlap']);
  });

  it('that cut a number or hold a mark at the edge are told, two side by side are not', () => {
    expect(codes([{ text: '订单12345678到哪', entities: [span(2, 6, 'order_no')] }])).toEqual(['1 span-cut']);
    expect(codes([{ text: '裙子，到哪', entities: [span(0, 3)] }])).toEqual(['1 span-edge']);
    const sizes = [span(0, 3, 'attribute'), span(3, 7, 'attribute')];
    expect(codes([{ text: '178150斤穿啥', entities: sizes }])).toEqual([]);
  });

  it('that a ruling leaves unmarked are told', () => {
    expect(codes([{ text: '打12315投诉', entities: [span(1, 6, 'phone')] }])).toEqual(['1 ruling']);
  });

  it('that are missing or differ where a word is nearly always marked are told with their place', () => {
    const marked = [
      '连衣裙掉色',
      '这连衣裙咋洗',
      '想买连衣裙',
      '有没有连衣裙',
      '连衣裙起球',
      '退连衣裙',
      '换连衣裙',
      '看中连衣裙',
    ];
    const rows = marked.map((text) => ({ text, entities: [span(text.indexOf('连'), text.indexOf('连') + 3)] }));
    const found = check({
      'order.jsonl': [...rows, { text: '😀连衣裙呢' }, { text: '连衣裙款', entities: [span(0, 3, 'attribute')] }],
    }).issues.filter(({ code }) => code.startsWith('span'));
    expect(found.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [9, 'span-missed', 'warning'],
      [10, 'span-differs', 'warning'],
    ]);
    expect(found[0]?.fix).toContain('mark 1–4');
    expect(found[0]?.what).toContain('("😀连衣裙呢")');
  });

  it('of a number count with the word beside it, whatever the number', () => {
    const rows = ['30元', '1299元', '5元', '88元', '600元'].map((text) => ({
      text: `要${text}`,
      entities: [span(1, text.length + 1, 'money')],
    }));
    const { issues } = check({ 'order.jsonl': [...rows, { text: '😀付了2024元吗' }] });
    expect(issues.find(({ code }) => code === 'span-missed')).toMatchObject({
      line: 6,
      what: expect.stringContaining('5 of 6 times "0元" is marked money'),
      fix: expect.stringContaining('mark 3–8'),
    });
  });

  it('inside a longer span are not called missing', () => {
    const rows = ['微信付', '用微信', '走微信', '微信可以', '能微信不'].map((text) => ({
      text,
      entities: [span(text.indexOf('微'), text.indexOf('微') + 2, 'pay_method')],
    }));
    expect(codes([...rows, { text: '加微信支付宝宝', entities: [span(1, 5, 'pay_method')] }])).toEqual([]);
  });
});
