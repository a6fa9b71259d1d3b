// Measures retrieval on the retail pack and writes results/knowledge.json:  node packages/core/bench/knowledge.ts
// Every further question of an article is asked with itself left out; out-of-scope lines of the corpus must find nothing.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilePack } from '../cli/compile-pack.ts';
import { readCorpus } from '../cli/train-corpus.ts';
import { createKnowledge } from '../src/knowledge/retrieve.ts';
import type { Article } from '../src/pack/schema.ts';

const { pack } = compilePack(fileURLToPath(new URL('../packs/retail', import.meta.url)));
if (pack === null)
  throw new Error('The retail pack does not compile; `xiaoer check packages/core/packs/retail` says why.');

const asked = Object.entries(pack.articles).flatMap(([id, article]) =>
  (article.questions ?? []).map((question) => {
    const questions = (article.questions ?? []).filter((other) => other !== question);
    const articles: Record<string, Article> = { ...pack.articles, [id]: { ...article, questions } };
    const found = createKnowledge(articles, 'zh-CN').search(question);
    return { isRight: found[0]?.id === id, inFive: found.some((hit) => hit.id === id), score: found[0]?.score ?? 0 };
  }),
);
const knowledge = createKnowledge(pack.articles, 'zh-CN');
const outside = readCorpus(new URL('../corpus/retail/', import.meta.url))
  .filter((line) => line.intent === 'out_of_scope')
  .map((line) => knowledge.search(line.text)[0]?.score ?? 0);

const times = outside.map((_, index) => {
  const question = Object.values(pack.articles)[index % Object.keys(pack.articles).length]?.questions?.[0] ?? '';
  const started = performance.now();
  knowledge.search(question);
  return performance.now() - started;
});
times.sort((left, right) => left - right);

const share = (list: readonly unknown[], part: readonly unknown[]) => Number((part.length / list.length).toFixed(3));
const thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7].map((threshold) => {
  const answered = asked.filter(({ score }) => score >= threshold);
  return {
    threshold,
    answered: share(asked, answered),
    rightOfAnswered:
      answered.length === 0
        ? null
        : share(
            answered,
            answered.filter(({ isRight }) => isRight),
          ),
    outOfScopeAnswered: share(
      outside,
      outside.filter((score) => score >= threshold),
    ),
  };
});
const result = {
  articles: Object.keys(pack.articles).length,
  questions: asked.length,
  hitAt1: share(
    asked,
    asked.filter(({ isRight }) => isRight),
  ),
  hitAt5: share(
    asked,
    asked.filter(({ inFive }) => inFive),
  ),
  outOfScopeLines: outside.length,
  queryMs: {
    p50: Number(times[Math.floor(times.length / 2)]?.toFixed(3)),
    p95: Number(times[Math.floor(times.length * 0.95)]?.toFixed(3)),
  },
  thresholds,
};
writeFileSync(new URL('results/knowledge.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
