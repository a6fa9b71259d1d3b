import type { EntityMatch } from './match.ts';
import { readPlace } from './place-names.ts';
import { readDatetime } from './read-datetime.ts';

/** Gives the value of a find in normalised text. */
export type ReadValue = (match: EntityMatch, text: string) => string;

/** Units of text before and behind a find that are looked at. */
const nearby = 16;

/**
 * Values that another program can work with. Money: hundredths of the unit (fen) as an integer. Quantity: `2 双`. Datetime: ISO 8601
 * in Asia/Shanghai, see `readDatetime`, where a clock is given. Place: `浙江/杭州`. What cannot be read so stays as it was. It is no part
 * of an understander, so that a page which does not need it does not load it. `now` gives epoch milliseconds.
 * @example createUnderstander(model, { ...pack, readValue: createValueReader(() => clock.now()) })
 */
export function createValueReader(now?: () => number): ReadValue {
  return (match, text) => {
    const found = text.slice(match.start, match.end);
    switch (match.type) {
      case 'money':
        return isNumber(match.value) ? String(Math.round(Number(match.value) * 100)) : match.value;
      case 'quantity':
        return readQuantity(found, match.value);
      case 'place':
        return readPlace(found) ?? match.value;
      case 'datetime': {
        const before = text.slice(Math.max(0, match.start - nearby), match.start);
        const after = text.slice(match.end, match.end + nearby);
        return (now && readDatetime(found, before, after, now())) ?? match.value;
      }
      default:
        return match.value;
    }
  };
}

function isNumber(value: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(value);
}

/** `3 双`, `1.5 斤` for 一斤半; the number alone where no unit stands there (俩). */
function readQuantity(found: string, value: string): string {
  if (!isNumber(value)) return value;
  const unit = found
    .replace(/^(?:[x×]?[\d,.]+|[零〇一二两俩三仨四五六七八九十百千万半]+) ?/, '')
    .replace(/(?:半|[一二三四五六七八九]两?)$/, '');
  return `${value} ${unit}`.trim();
}
