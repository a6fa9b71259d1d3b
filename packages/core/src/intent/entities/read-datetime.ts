import { dayMs, daysFrom, isoTime, localTime, startOfDay, type TimeRange } from './calendar.ts';
import { readClockTimes } from './read-clock-time.ts';
import { readDateAhead } from './read-date.ts';
import { readDuration } from './read-duration.ts';
import { readEnglishDate } from './read-english-date.ts';

/** Words behind a time that say that it is over: 3号下的单, 双十一那天我买的. */
const happened =
  /^ ?(?:那天|就|刚|才)?(?:我们?)?(?:在[^ ,]{0,4})?(?:买|下单|下了|下的|拍|付|支付|签收|收到|到手|到的|寄的|发的|退的|换的|充)/;

/**
 * Words for a time as ISO 8601 in Asia/Shanghai: a half-open interval `start/end`, one instant for a time of day, `P3D` for a
 * length of time that counts from nowhere. `before` and `after` are the text around, `now` is epoch milliseconds. Null for words that
 * fix no time (好几天, 工作日, 每周五).
 */
export function readDatetime(found: string, before: string, after: string, now: number): string | null {
  const local = localTime(now);
  const words = found.trim();
  const duration = readDuration(words, before, after, local);
  if (duration !== null) return duration;
  const range = /[a-z]/.test(words)
    ? readEnglishDate(words, local)
    : readChinese(words.replace(/[ 的]/g, ''), local, happened.test(after));
  return range && isoTime(range);
}

function readChinese(words: string, local: number, isPast: boolean): TimeRange | null {
  // 今天17号 and 今天周四 say one day twice; the date is the surer one, the day surer than its name.
  const named = words
    .replace(/^[今明昨]天(?=[\d一二三四五六七八九十]{1,3}号)/, '')
    .replace(/^([今明昨]天)(?:周|星期|礼拜)./, '$1');
  const date = readDateAhead(named, local, isPast);
  const day = date?.range ?? daysFrom(startOfDay(local));
  const rest = (date?.rest ?? named).replace(/(?:左右|当天)$/, '');
  // 明天下周一 names two days; a part of a day needs one day.
  if (rest !== '' && day.end - day.start !== dayMs) return null;
  return readClockTimes(rest, day);
}
