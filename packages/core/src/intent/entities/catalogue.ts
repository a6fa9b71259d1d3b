import type { EntityRule } from './match.ts';

/** Names by entity type and value: `{ carrier: { 顺丰: ['SF'] } }`. The value is a name too. */
export type NamesByType = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface NameNode {
  readonly next: Map<string, NameNode>;
  found?: { readonly type: string; readonly value: string };
}

/** Longest name looked for, in UTF-16 units. Keeps the search linear. */
const longestName = 40;

/**
 * Finds names in normalised text, the longest at each place. `normalize` is applied to the names too. Later lists win
 * over earlier ones where both have a name. Latin names and names that end in digits match whole words only. `mayStand` refuses finds.
 */
export function catalogueRule(
  lists: readonly NamesByType[],
  normalize: (name: string) => string,
  mayStand: (type: string, text: string, start: number, end: number) => boolean = () => true,
): EntityRule {
  const root: NameNode = { next: new Map() };
  for (const list of lists) {
    for (const [type, values] of Object.entries(list)) {
      for (const [value, aliases] of Object.entries(values)) {
        for (const name of [value, ...aliases]) addName(root, normalize(name).trim(), type, value);
      }
    }
  }
  return (text) => {
    const matches: ReturnType<EntityRule> = [];
    for (let start = 0; start < text.length; start += 1) {
      if (continuesWord(text.charAt(start - 1), text.charAt(start))) continue;
      const found = longestAt(root, text, start);
      if (found === null) continue;
      if (!mayStand(found.type, text, start, found.end)) continue;
      matches.push({ type: found.type, start, end: found.end, value: found.value });
      start = found.end - 1;
    }
    return matches;
  };
}

function addName(root: NameNode, name: string, type: string, value: string): void {
  if (name === '' || name.length > longestName) return;
  let node = root;
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charAt(index);
    const next: NameNode = node.next.get(unit) ?? { next: new Map() };
    node.next.set(unit, next);
    node = next;
  }
  node.found = { type, value };
}

function longestAt(root: NameNode, text: string, start: number): { type: string; value: string; end: number } | null {
  let longest: { type: string; value: string; end: number } | null = null;
  let node: NameNode | undefined = root;
  for (let index = start; index < text.length; index += 1) {
    node = node.next.get(text.charAt(index));
    if (node === undefined) break;
    if (node.found && !continuesWord(text.charAt(index), text.charAt(index + 1)))
      longest = { ...node.found, end: index + 1 };
  }
  return longest;
}

/** True where both neighbours belong to one Latin word or number, so that a name may not begin or end between them. */
function continuesWord(left: string, right: string): boolean {
  return (/[a-z]/.test(left) && /[a-z]/.test(right)) || (/\d/.test(left) && /\d/.test(right));
}
