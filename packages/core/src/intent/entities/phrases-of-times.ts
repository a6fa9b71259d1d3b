/** Words that tell times, as `Lexicon.phrases` has them: sources of regular expressions over normalised text. */

const count = String.raw`(?:\d{1,4}(?:\.5)?|[一二两俩三仨四五六七八九十百半]{1,4})`;
const hour = String.raw`(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})`;
const part =
  '(?:凌晨|清晨|大清早|一大早|大早上|早上|早晨|上午|中午|大中午|下午|午后|傍晚|晚上|大晚上|夜里|半夜|大半夜|深夜|白天|夜间|晚间|晚饭后|早|晚|夜)';
const clockStart = String.raw`(?:${hour}(?:点|时(?!间|候|效))|\d{1,2}:\d{2}(?!\d)|零点)`;
const clock = String.raw`(?:${hour}(?:点|时(?!间|候|效))钟?(?:半|一刻|三刻|整|${hour}分?)?(?:左右|多)?|\d{1,2}:\d{2}(?!\d)|零点)`;
const day =
  '(?:大前[天日]|大后天|[前昨今明后]儿个?|前[天日]|昨[天日]|今[天日朝]|明[天日朝]|后天|次日|隔天|隔日|头天|当天|当日|听日|寻日|琴日|第[一二三四五六七八九十\\d]{1,2}天)';
const week = '(?:(?:上上|下下|上|下|这|本|每)个?)?(?:周|星期|礼拜)[一二三四五六日天末]';
const wholeWeek = '(?:(?:上上|下下|上|下|这|本)个?)(?:周|星期|礼拜)';
const month =
  '(?:(?:(?:上上|上|下|这|本|当)个?)月[初中底末]?|月[底初中末]|(?:大前|前|去|今|明|后)年(?:年?[底初])?|年[底初末](?!货)|年[前后])';
const date = String.raw`(?:(?:(?:19|20)?\d{2}年)?\d{1,2}月(?:\d{1,2}[日号]?|份|[底初中])?|20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|(?:[12]\d|3[01]|[1-9])[号日](?![码楼门店线链仓院圈键月贴松])|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/-])|(?:1[0-2]|[1-9])/(?:[12]\d|3[01]|[1-9])(?=[已订下付送寄到前后发签扣那]| \d\d:)|(?:11\.11|12\.12)|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号]|份|[底初中])?|(?:19|20)\d{2}年|(?:[二廿]?十?[一二三四五六七八九]|[二三]?十|三十一)号(?![码楼门店线链仓院圈键月贴桌客])|(?:农历|国历)?(?:[一二三四五六七八九十]{1,2}|正|腊|冬)月(?:初?[一二三四五六七八九十]{1,3})?|(?:大年)?初[一二三四五六七八九十](?!中)|大年(?:三十|二十[一-九]|[一二三四五六七八九十]{1,3}))`;
const festival =
  '(?:双十[一二]|双1[12]|618|六一八|520|五一|十一(?=假|黄金周|前|后|期间)|国庆节?|春节|过年|元旦|中秋节?|端午节?|清明节?|除夕|元宵节?|圣诞节?|情人节|七夕|母亲节|父亲节|教师节|儿童节|女神节|三八节?|黑五|寒假|暑假|春天|夏天|秋天|冬天|工作日|节假日|黄金周|小年|大?年三十|腊八|霜降|谷雨|立[春夏秋冬]|连假|店庆|会员日|开学季|年货节|感恩节|万圣节|冬至|重阳|周年庆)(?:当天)?';
const unit = String.raw`(?:个?(?:多)?(?:工作[日天]|小时|钟头|月|星期|礼拜|季度|晚上|下午|上午|后晌)|分钟|秒钟?|刻钟|天|日(?!期|用|常|本|系)|晚上|晚(?!饭|会|上)|宿|夜|周(?!边)|年(?!货|纪|糕|级)|上午|下午|早上|整天)`;
const span = String.raw`(?:(?:第|老|近|(?:这|前|那|头)(?=[两几半]))?(?:${count}个半(?:小时|月|钟头)|${count}(?:[到至~-]${count})?(?:来|多|几)?${unit}(?:半(?![个天年月])|多)?)|大半(?:个月|年|天)|[上下]半[天年月]|半拉月|成个?(?:月|星期|礼拜|小时)|老?半(?:个月|天|年|小时|个小时|个钟头?|晌|宿))`;
const several = '(?:好几|好多|好些|这几|前几|那几|过几|头几)(?:个?(?:小时|月|星期|礼拜)|天|年|周|分钟|晚|日)';

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const english = String.raw`(?:(?:(?:last|next|this|every) )?${weekday}s?|(?:last|next|this|every|same|all) (?:week|weekend|month|year|day|morning|afternoon|evening|night)|a whole (?:day|week|month|year)|(?:yesterday|today|tomorrow|tonight|tmrw?)(?: (?:morning|afternoon|evening|night))?|the day (?:before yesterday|after tomorrow)|${monthName}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthName}|\d{1,2}(?: ?- ?| to )\d{1,2} (?:working |business )?(?:days?|weeks?|hours?|months?)|(?:mon|tues?|wed|thurs?|fri|sat|sun|may)|(?:jan|febr)uary|march|april|june|july|august|(?:septem|octo|novem|decem)ber|(?:the )?\d{1,2}(?:st|nd|rd|th)(?! [a-z]*(?:floor|part|time|gen|order|class|item|one))|half an hour|end of (?:the )?month|(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|few) ?(?:working |business )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|nights?)(?: ago)?|\d{1,3} ?(?:h|hrs)|weekends?|morning|(?:afternoon|evening)|\d{1,2}(?::\d{2})? ?(?:am|pm)|(?:christmas|xmas)(?: eve)?|black friday|singles'? day|new year(?:'?s day)?|easter|halloween|ramadan|eid|diwali|mother's day|bank holidays?(?: monday)?|midnight|noon)(?![a-z])`;

const anchor = `(?:${date}|${day}|${week}|${wholeWeek}|${month}|${festival})`;
/** A day or a part of it, first group, and what a time of day makes whole, second group; the time itself is `datetime.clock`. */
const point = `((?:[去今明前]年|[上下这]个?月|[今明昨]天(?=[\\d一二三四五六七八九十]|周|星期|礼拜))?${anchor}(?:[的 ]?${part})?|[今明昨前后当琴寻听]晚|[今明]早|昨夜|今夜|今晨)|(${part}(?=${clockStart})|(?!一点(?![到半钟]))(?=${clockStart}))|(?:凌晨|清晨|大清早|一大早|早上|早晨|上午|大?中午|下午|傍晚|大?晚上|夜里|半夜|大半夜|深夜|白天)(?![好吉]|[吗嗎]$)|晌午|后晌`;

export const phrasesOfTimes = {
  'datetime.point': point,
  'datetime.clock': `${clock}(?:[到至~-]${clock})?`,
  'datetime.span': `(?!三天两头|一(?:天|年|个月)[几一两二三四五六七八九十\\d]+[次回条遍粒片更变])(?:${span}|${several})`,
  'datetime.english': english,
  /** Words before, a zero, and the beginning of a find that would be the middle of something else. */
  'datetime.middle': String.raw`\d\n\d{1,2}:|[\d.a-z路街巷弄道侧]\n\d{1,2}[号日]|[\d./×*x-]\n(?:[01]?\d)[-/]|[一二三四五六七八九十大小粗细宽窄松紧几]\n[一二三四五六七八九十]{1,3}号|[一二三四五六七八九十]\n(?:二?十[一二三四五六七八九]?|三十一?)号|[一二三四五六七八九十\d半]\n年[前后]|(?:[同有哪]|最后)\n一[天年]$|几个?\n工作日|搞\n半天$|\d\n\d{1,2}(?:点|时)|啥\n前儿`,
} as const;
