import { numeralCharacters, readNumber } from './chinese-number.ts';
import { notAfter, regexRule, type EntityRule, type MayFollow } from './match.ts';

const arabic = String.raw`\d{1,8}(?:,\d{3}){0,2}(?:\.\d{1,2})?`;
const numeral = `[${numeralCharacters}]{1,9}`;
const roughly = '(?:来|多|几)?';
const currency =
  '块钱?|元钱?|塊錢?|毛钱?|角|rmb(?![a-z])|r(?![a-z])|usd(?![a-z])|dollars?(?![a-z])|bucks(?![a-z])|yuan(?![a-z])|刀|港币|港元|台币|美元|美金|欧元?|英镑|万块?|千块?|百块?';
const currencyMark = String.raw`(?:hk|nt|us|s|a)?[$¥€£₹]|rmb ?|usd ?|rm(?=\d)|rs\.? ?|港币|港纸|台币|人民币|nt`;

/** Verbs and nouns that a bare number after them is an amount for. */
const amountCue =
  '满|减|花了?|付了?|扣了?|扣款|退了?我?|价格?是?|价位|卖|才|只要|只退|只赔|降到|降了|降价|涨到|涨了|多收了?|少收|少退|少了|优惠|立减|直减|返现?|补偿?差?|赔|转了?|充了?|充值|共|总共|合计|一共|到手价?|原价|现价|券后|便宜了?|差价|定金|订金|尾款|押金|保证金|余额|预算|标价|售价|刷了?|收了?我?|要我?|变成?|抵扣?|贵了?|省了?|实付|应付|支付|领的|面值|运费|邮费|费|每笔|笔|还我|欠|交了?|价值|按|加|掉了|降|跌了?|寄了|补我|给我|赔我|少|剩|包邮|只有';
/** What makes a number something else than an amount. */
const notAnAmount = String.raw`(?![\d.]*\d|[${numeralCharacters}]|\s?(?:[a-z%折天号点月年日周个件双条套只台箱瓶盒包袋本张份支期次遍码岁斤克公米厘升度寸秒分钟小时人楼层位起期单笔单家户回趟级倍种样款期])|-\d)`;

const cue = new RegExp(`(?:${amountCue})$`);
const afterDigits = notAfter('[\\d.a-z-]');
const afterNumerals = notAfter(`[${numeralCharacters}第]`);
const notPartOfNumber: MayFollow = (before, found) => (/^\d/.test(found) ? afterDigits : afterNumerals)(before, found);

/** Amounts of money. The value is a number of currency units; vague ones (三十多, 几十块) keep their words. */
export function moneyRules(): EntityRule[] {
  const read = (found: string) => {
    const small = /^([\d零一二两三四五六七八九十]+)[块元]([\d一二三四五六七八九])毛?$/.exec(found);
    if (small) return String((readNumber(small[1] ?? '') ?? 0) + (readNumber(small[2] ?? '') ?? 0) / 10);
    const arabicPart = /^[^\d]*?([\d,.]+)/.exec(found)?.[1];
    const number = /[多来几]/.test(found)
      ? null
      : readNumber(arabicPart ?? found.replace(/(?:块|元|毛|角|刀|港币)钱?$/, ''));
    if (number === null) return found;
    const unit = /\d ?(?:万|w)/.test(found) ? 10_000 : /\d ?千/.test(found) ? 1000 : /\d ?百/.test(found) ? 100 : 1;
    return String(/(?:毛钱?|角)$/.test(found) ? number / 10 : number * unit);
  };
  const cued = new RegExp(`(?:${arabic}|[${numeralCharacters}]{2,9}${roughly})${notAnAmount}`, 'g');
  const followed = new RegExp(
    `(?:${arabic}|[${numeralCharacters}]{2,9}${roughly})(?=的?(?:优惠券|券|红包|礼品卡|购物卡|话费|到账|定金|订金|押金|保证金|运费|没退|没到账|退给我|还给我|差价|面值))`,
    'g',
  );
  return [
    regexRule('money', new RegExp(`(?:${currencyMark})\\d{1,8}(?:,\\d{3}){0,2}(?:\\.\\d{1,2})?万?`, 'g'), read),
    regexRule(
      'money',
      new RegExp(`${arabic}${roughly} ?(?:${currency})(?:\\d(?!\\d)(?:毛)?|[一二三四五六七八九]毛?)?`, 'g'),
      read,
      notPartOfNumber,
    ),
    regexRule(
      'money',
      new RegExp(
        `(?!一(?:块(?!钱|[一二三四五六七八九](?:毛|(?![\\u4e00-\\u9fff])))|刀|毛))${numeral}${roughly}(?:块钱?|元钱?|毛钱?|刀|港币)(?:[一二三四五六七八九](?:毛)?)?`,
        'g',
      ),
      read,
      notPartOfNumber,
    ),
    regexRule('money', new RegExp(`几[十百千万](?:块钱?|元)`, 'g'), read),
    regexRule(
      'money',
      cued,
      read,
      (before, found) => cue.test(before) && (!/^\d/.test(found) || notPartOfNumber(before, found)),
    ),
    regexRule('money', followed, read, notPartOfNumber),
  ];
}

const measure =
  '个|個|件|双|对|条|套|只|台|部|箱|瓶|盒|包|袋|本|张|份|支|枝|块|片|罐|桶|副|顶|根|卷|组|幅|批|粒|颗|提|打|束|株|枚|辆|床|把|听|板|串|筐|筒|盆|杯|碗|公?斤半?|克|吨|样|单|单子|笔|期|盏|扇|册|节|筆|單|积分|分|pcs';

/** Counts with a measure word. The value is the number. */
export function quantityRules(): EntityRule[] {
  const read = (found: string) => {
    const number = readNumber(/^(?:[\d,.]+|[零〇一二两俩三仨四五六七八九十百千万半]+)/.exec(found)?.[0] ?? '');
    return number === null ? found : String(number + (found.endsWith('半') ? 0.5 : 0));
  };
  const latin = /\d{1,4} ?(?:pcs|pieces|items|packs|pairs|boxes|bottles|units|sets)(?![a-z])/g;
  return [
    regexRule(
      'quantity',
      new RegExp(`\\d{1,6}${roughly} ?(?:${measure})(?![\\da-z])`, 'g'),
      read,
      notAfter('[\\d.a-z第]'),
    ),
    regexRule(
      'quantity',
      new RegExp(`${numeral}${roughly}(?:${measure})`, 'g'),
      (found) => (/^(?:零|一[个样块条部分张片把批打串套对期])/.test(found) ? null : read(found)),
      notAfter(`[${numeralCharacters}第哪这那每]`),
    ),
    regexRule('quantity', /[俩仨](?=[ ,。?!了吧吗呢行]|$)/g, read, notAfter('[们我你他她咱人]')),
    regexRule('quantity', /半(?:公?斤|打)/g, () => '0.5', notAfter(`[${numeralCharacters}]`)),
    regexRule('quantity', latin, read, notAfter('[\\d.a-z]')),
  ];
}
