const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters that a Chinese numeral is made of, for the inside of a regular expression's class. */
export const numeralCharacters = '零〇一二两俩三仨四五六七八九十百千万';

/**
 * The number that a numeral says: 42, 3.5, 1,299, 一千零八十, 一百二 (120), 两万五 (25,000), 半. Null where it says none.
 * Pure.
 */
export function readNumber(text: string): number | null {
  if (/^\d/.test(text)) {
    const plain = Number(text.replace(/,/g, ''));
    return Number.isFinite(plain) ? plain : null;
  }
  if (text === '半') return 0.5;
  const parts = text.split('万');
  if (text === '' || parts.length > 2) return null;
  const [high = '', low = ''] = parts;
  if (parts.length === 1) return readBelowTenThousand(high, 1);
  const tenThousands = high === '' ? 1 : readBelowTenThousand(high, 1);
  // 两万五 is 25,000, but 两万零五 is 20,005.
  const rest = low === '' ? 0 : readBelowTenThousand(low, 1000);
  return tenThousands === null || rest === null ? null : tenThousands * 10_000 + rest;
}

/** `lastUnit` is what a single closing digit without a unit stands for. */
function readBelowTenThousand(text: string, lastUnit: number): number | null {
  if (text.length > 1 && /^[零〇一二三四五六七八九]+$/.test(text) && lastUnit === 1) {
    return Number(Array.from(text, (character) => digits[character] ?? 0).join(''));
  }
  let total = 0;
  let pending: number | null = null;
  let closing = lastUnit;
  for (const character of text) {
    const unit = units[character];
    const digit = digits[character];
    if (unit !== undefined) {
      total += (pending ?? 1) * unit;
      pending = null;
      closing = unit / 10;
    } else if (digit === 0) closing = 1;
    else if (digit !== undefined && pending === null) pending = digit;
    else return null;
  }
  return total + (pending ?? 0) * closing;
}
