import type { Heard } from './heard.ts';

const atMost = /以内|以下|之内|不超过|不到|最多|内的?$|\b(?:under|below|less than|up to|within|at most)\b/u;
const atLeast = /以上|起步|不低于|至少|\b(?:over|above|more than|at least)\b/u;
const about = /左右|上下|预算|大概|\b(?:around|about|budget)\b/u;
/** A number that only its limit makes an amount: “200以内”. */
const bare = /(?:^|[^\d.])(\d{1,6}(?:\.\d+)?)\s*(?:元|块钱?)?\s*(?:以内|以下|之内|左右|上下|以上|内)/u;
/** “200左右” reaches this far to both sides. */
const spread = 0.25;

/** What the customer wants to spend, in fen; null where the sentence sets no limit. */
export function readBudget({ plain, entities }: Heard): { minFen: number | null; maxFen: number | null } {
  const money = entities.filter(({ type }) => type === 'money').map(({ text }) => text);
  const amounts = (money.length > 0 ? money : (bare.exec(plain)?.slice(1, 2) ?? []))
    .flatMap((text) => /\d+(?:\.\d+)?/.exec(text.normalize('NFKC'))?.[0] ?? [])
    .map((amount) => Math.round(Number(amount) * 100))
    .sort((left, right) => left - right);
  const [low] = amounts;
  const high = amounts.at(-1);
  if (low === undefined || high === undefined) return { minFen: null, maxFen: null };
  if (amounts.length > 1) return { minFen: low, maxFen: high };
  if (atMost.test(plain)) return { minFen: null, maxFen: low };
  if (atLeast.test(plain)) return { minFen: low, maxFen: null };
  if (!about.test(plain)) return { minFen: null, maxFen: null };
  return { minFen: Math.round(low * (1 - spread)), maxFen: Math.round(low * (1 + spread)) };
}
