const spoken = '零一二三四五六七八九';

/**
 * Numbers said digit by digit (幺三八零零零一) as digits, unit for unit, so that places stay; only runs of seven and more, for a
 * shorter one may be a year or a count. Beside typed digits 一 is a count (一13800001001); 幺 is always a digit. Pure.
 */
export function spokenDigits(text: string): string {
  return text.replace(/[\d零〇幺一二三四五六七八九](?:[ -]?[\d零〇幺一二三四五六七八九]){6,}/g, (run) =>
    /\d/.test(run) && !run.includes('幺')
      ? run
      : run.replace(/[零〇幺一二三四五六七八九]/g, (character) =>
          String(character === '幺' ? 1 : Math.max(0, spoken.indexOf(character))),
        ),
  );
}
