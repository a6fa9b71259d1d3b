import type { ShopProduct } from './data.ts';

const colours: Readonly<Record<string, string>> = {
  red: '红',
  black: '黑',
  white: '白',
  blue: '蓝',
  pink: '粉',
  green: '绿',
};
const flavours: Readonly<Record<string, string>> = { chicken: '鸡肉', salmon: '三文鱼' };

/** A variant as the stock knows it: 红色 L码, "red L", 红/L → 红L; 42码 → 42; 粉红 → 粉. */
export function plainVariant(text: string): string {
  let plain = text.normalize('NFKC').toLowerCase();
  for (const [word, name] of Object.entries({ ...colours, ...flavours })) plain = plain.replaceAll(word, name);
  return plain
    .replace(/粉红/g, '粉')
    .replace(/紅/g, '红')
    .replace(/藍/g, '蓝')
    .replace(/綠/g, '绿')
    .replace(/大码|大號|大号/g, 'l')
    .replace(/中码|中號|中号/g, 'm')
    .replace(/小码|小號|小号/g, 's')
    .replace(/[色码碼号號的款味\s/,，、\-·]|size/g, '')
    .toUpperCase();
}

/** Variants that are meant: an exact one, or all that share the colour or size named; all where nothing is named. */
export function matchingVariants(product: ShopProduct, text: string | undefined): string[] {
  const all = Object.keys(product.stock);
  if (text === undefined || text.trim() === '') return all;
  const wanted = plainVariant(text);
  const exact = all.filter((name) => name.toUpperCase() === wanted);
  if (exact.length > 0) return exact;
  const sharing = all.filter(
    (name) => wanted !== '' && Array.from(wanted).every((part) => name.toUpperCase().includes(part)),
  );
  if (sharing.length > 0 || !/\s/.test(text.trim())) return sharing;
  // Several were said, as in “42 换 43”: the last one is wanted.
  return matchingVariants(product, text.trim().split(/\s+/).at(-1));
}
