import { pinyin } from 'pinyin-pro';

/** Rows of GB 2312 that hold the 3,755 characters of daily use. */
const [firstRow, lastRow] = [0xb0, 0xd7];

/** Han characters of daily use by syllable: those of GB 2312 level 1 in their commonest reading, without tone, in order of the syllable. */
export function readSyllables(): string[] {
  const decoder = new TextDecoder('gbk');
  const bySyllable = new Map<string, string>();
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!/^[\u4e00-\u9fff]$/.test(character)) continue;
      const syllable = pinyin(character, { toneType: 'none' });
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
    }
  }
  return [...bySyllable].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, characters]) => characters);
}
