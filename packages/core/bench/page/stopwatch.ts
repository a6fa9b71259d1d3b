/** Milliseconds that each call took, one after the other, after `warmUp` calls that do not count. */
export async function timeEach(
  texts: readonly string[],
  warmUp: number,
  run: (text: string) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const [index, text] of texts.entries()) {
    const before = performance.now();
    await run(text);
    if (index >= warmUp) times.push(performance.now() - before);
  }
  return times;
}
