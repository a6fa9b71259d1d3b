/**
 * What tells whether the best of `scores` is right: a constant, the best score, how far the second and the third are behind, and the
 * log-odds of the best in a softmax with this slope. Scores beyond the first `count` are not looked at. Pure.
 */
export function certaintyInputs(scores: ArrayLike<number>, count: number, slope: number): number[] {
  let [best, second, third] = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < count; index += 1) {
    const score = scores[index] ?? 0;
    if (score > best) [best, second, third] = [score, best, second];
    else if (score > second) [second, third] = [score, second];
    else if (score > third) third = score;
  }
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += Math.exp(((scores[index] ?? 0) - best) * slope);
  const last = Number.isFinite(third) ? third : second;
  return [1, best, best - second, best - last, -Math.log(Math.max(sum - 1, 1e-9))];
}
