import { spanAsTyped, type Normalizer } from '../intent/normalize.ts';
import type { Pack } from '../pack/schema.ts';
import type { Entity } from '../ports/understander.ts';

/** Adds the pack's own names: products (value: product id), variants, and `names` by type. Longest name first, no overlap. */
export function recognizeNames(
  text: string,
  names: readonly Name[],
  normalize: Normalizer,
  understood: readonly Entity[],
): readonly Entity[] {
  const normalized = normalize(text);
  const found: Entity[] = [];
  const isTaken = (start: number, end: number) => found.some((entity) => start < entity.end && end > entity.start);
  for (const { type, value, name } of names) {
    for (const at of occurrences(normalized.text, name, type)) {
      const span = spanAsTyped(normalized, at, at + name.length);
      if (isTaken(span.start, span.end)) continue;
      found.push({ type, ...span, text: text.slice(span.start, span.end), value });
    }
  }
  const kept = understood.filter(
    (entity) => !found.some((own) => entity.start < own.end && entity.end > own.start && isSameKind(entity, own)),
  );
  return [...found, ...kept].sort((left, right) => left.start - right.start);
}

function isSameKind(entity: Entity, own: Entity): boolean {
  // A number that carries meaning of its own is never hidden by a variant of the same digits.
  return own.type === entity.type || (own.type !== 'attribute' && !/_no$|phone|email|card/.test(entity.type));
}

/** One word of the pack for a value, in comparable form. */
export interface Name {
  readonly type: string;
  readonly value: string;
  readonly name: string;
}

/** The pack's words for goods (title, names, id), variants and `names`, longest first. */
export function catalogueNames(pack: Pack, normalize: Normalizer): readonly Name[] {
  const names: Name[] = [];
  const add = (type: string, value: string, name: string) => {
    const plain = normalize(name).text.trim();
    if (plain !== '') names.push({ type, value, name: plain });
  };
  for (const [id, product] of Object.entries(pack.products)) {
    const titles = typeof product.title === 'string' ? [product.title] : Object.values(product.title);
    for (const name of [id, ...titles, ...product.names]) if (name !== undefined) add('product', id, name);
    for (const value of Object.values(product.variants ?? {}).flat()) add('attribute', value, value);
  }
  for (const [type, values] of Object.entries(pack.names)) {
    for (const [value, words] of Object.entries(values)) for (const word of [value, ...words]) add(type, value, word);
  }
  return names.sort((left, right) => right.name.length - left.name.length);
}

function* occurrences(text: string, name: string, type: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + name.length);
    if (/^[a-z]/.test(name) && /[a-z]/.test(before)) continue;
    // A plural s still names the product.
    if (/[a-z]$/.test(name) && /[a-rt-z]/.test(after)) continue;
    if (/^\d/.test(name) && /[\d.]/.test(before)) continue;
    if (/\d$/.test(name) && /[\d.]/.test(after)) continue;
    if (type === 'attribute' && !isVariantHere(text, name, at)) continue;
    yield at;
  }
}

/** One letter, digit or character is a size or colour only where something around says so. */
function isVariantHere(text: string, name: string, at: number): boolean {
  const after = text.slice(at + name.length);
  const before = text.slice(0, at);
  if (/^\d+$/.test(name))
    return (
      /^\s*(?:[码号]|的?呢[\s?？]*$|(?:in stock|available|left)\b)/.test(after) ||
      /(?:码|号|size)\s*$/.test(before) ||
      (/(?:要|换|换成|改成|选|拍)\s*$/.test(before) && /^\s*(?:$|[,，.。!！?？吧的])/.test(after)) ||
      text.trim() === name
    );
  if (name.length > 1) return true;
  if (/^[a-z]$/.test(name)) return /^\s*(?:码|号|size)|^(?![a-z0-9'])/.test(after) && !/[a-z0-9']$/.test(before);
  return /^(?:色|的|款|[\s/·]*[smlx0-9]|$)/.test(after) || /(?:要|换|换成|改成|选)$/.test(before);
}
