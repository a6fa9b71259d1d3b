import { regexRule, type EntityRule, type MayFollow } from './match.ts';

const count = String.raw`(?:\d{1,4}(?:\.5)?|[一二两俩三仨四五六七八九十百半]{1,4})`;
const hour = String.raw`(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})`;
const part =
  '(?:凌晨|清晨|大清早|一大早|大早上|早上|早晨|上午|中午|大中午|下午|午后|傍晚|晚上|大晚上|夜里|半夜|大半夜|深夜|白天|夜间|晚间|晚饭后|早|晚|夜)';
const clock = String.raw`(?:${hour}(?:点|时(?!间|候|效))钟?(?:半|一刻|三刻|整|${hour}分?)?(?:左右|多)?|\d{1,2}:\d{2}(?!\d)|零点)`;
const day =
  '(?:大前[天日]|大后天|前[天儿]|昨[天日儿]|今[天日儿朝]|明[天日儿]|后[天儿]|次日|隔天|隔日|当天|当日|听日|寻日|琴日|第[一二三四五六七八九十\\d]{1,2}天)';
const dayPart = '(?:[今明昨前后当]晚|[今明]早|昨夜|今夜|今晨)';
const week = '(?:(?:上上|下下|上|下|这|本|每|那)个?)?(?:周|星期|礼拜)[一二三四五六日天末]';
const wholeWeek = '(?:(?:上上|下下|上|下|这|本|每)个?)(?:周|星期|礼拜)';
const month =
  '(?:(?:(?:上上|上|下|这|本|当)个?)月[初中底末]?|月[底初中末]|(?:大前|前|去|今|明|后)年(?:年?[底初])?|年[底初末](?!货)|年[前后])';
const date = String.raw`(?:(?:(?:19|20)?\d{2}年)?\d{1,2}月(?:\d{1,2}[日号]?|份|[底初中])?|20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[号日](?![码楼门店线链仓])|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号]|份|[底初中])?|(?:19|20)\d{2}年|(?:二?十[一二三四五六七八九]?|三十一?)号(?![码楼门店线链])|(?:大年)?初[一二三四五六七八九十](?!中)|腊月[二三]?十?[一二三四五六七八九]?)`;
const festival =
  '(?:双十一|双11|双十二|双12|618|六一八|五一|十一(?=假|黄金周|前|后|期间)|国庆节?|春节|过年|元旦|中秋节?|端午节?|清明节?|除夕|元宵节?|圣诞节?|情人节|七夕|母亲节|父亲节|教师节|儿童节|女神节|三八节?|黑五|寒假|暑假|春天|夏天|秋天|冬天|工作日|节假日|黄金周|小年|年三十|感恩节|万圣节|冬至|重阳|周年庆)';
const unit = String.raw`(?:个?(?:多)?(?:工作日|小时|钟头|鐘頭|月|星期|礼拜|季度)|分钟|秒钟?|天|日(?!期|用|常|本|系)|晚上|晚(?!饭|会|上)|宿|夜|周(?!边)|年(?!货|纪|糕|级)|上午|下午|早上|整天)`;
const span = String.raw`(?:(?:第|老|近|(?:这|前|那|头)(?=[两几半]))?(?:${count}个半(?:小时|月|钟头)|${count}(?:[到至~-]${count})?(?:来|多|几)?${unit}(?:半|多)?)|大半(?:个月|年|天)|老?半(?:个月|天|年|小时|个小时|个钟头?|晌|宿))`;
const several = '(?:好几|这几|前几|那几|过几|头几)(?:个?(?:小时|月|星期|礼拜)|天|年|周|分钟|晚|日)';

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const english = String.raw`(?:(?:(?:last|next|this|every) )?${weekday}s?|(?:last|next|this|every) (?:week|weekend|month|year|morning|afternoon|evening|night)|(?:yesterday|today|tomorrow|tonight)(?: (?:morning|afternoon|evening|night))?|the day (?:before yesterday|after tomorrow)|${monthName}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthName}|(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|few) ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|nights?)(?: ago)?|\d{1,3} ?(?:h|hrs)|weekends?|morning|(?:afternoon|evening)|\d{1,2}(?::\d{2})? ?(?:am|pm)|christmas|black friday|singles day|xmas|new year|midnight|noon)(?![a-z])`;

/** Beginnings that would be the middle of something else after these words. */
const middles: readonly (readonly [found: RegExp, before: RegExp])[] = [
  [/^\d{1,2}:/, /\d$/],
  [/^\d{1,2}[号日]/, /[\d.a-z]$/],
  [/^(?:二?十[一二三四五六七八九]?|三十一?)号/, /[一二三四五六七八九十]$/],
  [/^年[前后]/, /[一二三四五六七八九十\d]$/],
];
const beginsHere: MayFollow = (before, found) =>
  !middles.some(([beginning, words]) => beginning.test(found) && words.test(before));
const beginsEnglish: MayFollow = (before, found) =>
  !/[a-z]$/.test(before) && !(before.endsWith('good ') && /^(?:morning|afternoon|evening)/.test(found));

/** Points and spans of time as said. The value is the normalised wording; turning it into a date needs a clock. */
export function datetimeRules(): EntityRule[] {
  const asSaid = (found: string) => found.trim();
  const anchor = `(?:${date}|${day}|${week}|${wholeWeek}|${month}|${festival})`;
  const point = `(?:(?:[去今明]年|[上下这]个?月|[今明昨]天)?${anchor}(?:[的 ]?(?:${part}))?(?:[的 ]?${clock})?|${dayPart}(?:[的 ]?${clock})?|${part}${clock}|(?:凌晨|清晨|大清早|一大早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|大半夜|深夜|白天)|(?!一点)${clock})`;
  return [
    regexRule('datetime', new RegExp(point, 'g'), asSaid, beginsHere),
    regexRule('datetime', new RegExp(`${span}|${several}`, 'g'), (found) =>
      /^(?:这|那)?一(?:日|夜)$/.test(found) ? null : asSaid(found),
    ),
    regexRule('datetime', new RegExp(english, 'g'), asSaid, beginsEnglish),
  ];
}
