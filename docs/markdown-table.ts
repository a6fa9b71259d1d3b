/** A table in Markdown; the first row is its head. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** A share of 1 in per cent with one digit, or a dash where nothing was measured. */
export function inPercent(share: number | undefined): string {
  return share === undefined ? '–' : (share * 100).toFixed(1);
}

/** A whole number with commas. */
export function withCommas(count: number | undefined): string {
  return count === undefined ? '–' : count.toLocaleString('en-US');
}

/** Bytes as kB or, from a million on, MB. */
export function sized(bytes: number | undefined): string {
  if (bytes === undefined) return '–';
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}
