import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable, withCommas } from './markdown-table.ts';
import { root } from './pages.ts';

interface Line {
  readonly intent: string;
  readonly variety: string;
  readonly emotion: string;
  readonly entities?: readonly { readonly type: string }[];
}

const folder = join(root, 'packages/core/corpus');
const chinese: Readonly<Record<string, string>> = {
  ...{ zh: '普通话', 'zh-dialect': '方言', 'zh-hant': '繁体', 'zh-mixed': '中英夹杂', 'zh-typo': '错别字', en: '英语' },
  ...{ neutral: '平静', positive: '满意', anxious: '着急', negative: '不满', angry: '愤怒' },
};

/** Counted in the training text itself: what it holds by group, variety, emotion and entity type. */
export function drawTrainingData(isChinese: boolean): string {
  const lines = readLines();
  const share = (count: number) => `${((count / lines.length) * 100).toFixed(1)} %`;
  const named = (name: string) => (isChinese ? (chinese[name] ?? name) : name);
  const counted = (head: string, names: readonly string[]) =>
    markdownTable(
      [head, isChinese ? '句数' : 'lines', isChinese ? '占比' : 'share'],
      count(names).map(([name, found]) => [named(name), withCommas(found), share(found)]),
    );
  const spans = lines.flatMap(({ entities = [] }) => entities.map(({ type }) => type));
  const intents = new Set(lines.map(({ intent }) => intent));
  const total = isChinese
    ? `${withCommas(lines.length)} 句，${intents.size - 1} 个意图加 \`out_of_scope\`，${withCommas(spans.length)} 个标出的实体。`
    : `${withCommas(lines.length)} lines, ${intents.size - 1} intents and \`out_of_scope\`, ${withCommas(spans.length)} marked entities.`;
  return [
    total,
    groupTable(lines, isChinese, share),
    counted(
      isChinese ? '语言变体' : 'variety',
      lines.map(({ variety }) => variety),
    ),
    counted(
      isChinese ? '情绪' : 'emotion',
      lines.map(({ emotion }) => emotion),
    ),
    markdownTable(
      [isChinese ? '实体类型' : 'entity type', isChinese ? '标注数' : 'marked'],
      count(spans).map(([name, found]) => [`\`${name}\``, withCommas(found)]),
    ),
  ].join('\n\n');
}

/** What is known of the language besides the corpus, counted in its files. */
export function drawKnowledge(isChinese: boolean): string {
  const concepts = textFiles('concepts').flatMap(([, text]) => text.split('\n').filter((line) => line.trim() !== ''));
  const expressions = concepts.flatMap((line) => line.slice(line.indexOf(':') + 1).split('|'));
  const words = textFiles('words').flatMap(([, text]) => text.split(/[|\n]/).filter((word) => word !== ''));
  const [first, second, third] = [concepts.length, expressions.length, words.length].map(withCommas);
  return isChinese
    ? `${first} 个概念，${second} 种说法；标注器用的词表 ${third} 个词；3,755 个常用汉字按音节归类。`
    : `${first} concepts with ${second} expressions; word lists of the tagger with ${third} words; 3,755 characters of daily use by syllable.`;
}

function groupTable(lines: readonly Line[], isChinese: boolean, share: (count: number) => string): string {
  const groups = count(lines.map(({ intent }) => intent.split('.')[0] ?? intent));
  const intentsOf = (group: string) =>
    new Set(lines.flatMap(({ intent }) => (intent.split('.')[0] === group ? [intent] : []))).size;
  return markdownTable(
    isChinese ? ['意图组', '意图数', '句数', '占比'] : ['group', 'intents', 'lines', 'share'],
    groups.map(([group, found]) => [`\`${group}\``, String(intentsOf(group)), withCommas(found), share(found)]),
  );
}

/** Most frequent first. */
function count(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([left, some], [right, others]) => others - some || left.localeCompare(right));
}

function readLines(): Line[] {
  const files = readdirSync(join(folder, 'retail')).filter((file) => file.endsWith('.jsonl'));
  return files.flatMap((file) =>
    readFileSync(join(folder, 'retail', file), 'utf8')
      .split('\n')
      .flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line])),
  );
}

function textFiles(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.txt'));
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}
