import { pickText } from '../pack/template.ts';
import type { Heard } from './heard.ts';
import { isAffirm, isDeny, isRepeat } from './words.ts';
import type { SlotFound, SlotReading } from './slot-values.ts';

/** Ways to name who receives a parcel: behind a verb, behind the label, before a phone number. Surest first. */
const personForms: readonly RegExp[] = [
  /(?:收件人|收货人|姓名|名字|联系人)[^,，。;；]{0,8}?(?:改成|改为|换成|应该是|是|叫|[:：])\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/u,
  /(?:收件人|收货人|姓名|名字|联系人)\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/u,
  /(?:^|[\s,，])([\u4e00-\u9fff]{2,4})[\s,，]*1[3-9]\d{9}(?!\d)/u,
];
const noName = /不变|不用|一样|照旧|电话|手机|号码|地址|错|填|写|改|换|变|我要|下单|订单/u;

/** A person's name in the sentence, or the whole of a short answer when asked for one. */
export function readPerson(reading: SlotReading): SlotFound | null {
  const entity = fromEntity(reading.heard, 'person');
  if (entity !== null) return entity;
  const { text } = reading.heard;
  const [named] = personForms.flatMap((form) => form.exec(text)?.[1] ?? []).filter((name) => !noName.test(name));
  if (named !== undefined) return { value: named, label: named, source: 'text', used: named };
  return reading.isAsked && text.trim().length <= 40 ? freeText(reading, 2) : null;
}

export function readCompany(text: string): SlotFound | null {
  const name =
    /[\u4e00-\u9fff（）()A-Za-z0-9]{2,40}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|工作室|事务所|研究院|大学|学院|医院|学校|委员会)/u.exec(
      text,
    )?.[0] ?? /[A-Z][\w&.' -]{1,60}(?:Co\.?,? ?Ltd\.?|Inc\.?|LLC|Ltd\.?|GmbH|Limited)/u.exec(text)?.[0];
  const bare = name?.replace(
    /^.*?(?:抬头|公司名称|名称|单位|开给|开成|是|叫|[:：])(?:是|为|写|[:：])?(?=[\u4e00-\u9fff]{4})/u,
    '',
  );
  if (bare === undefined || isCompanyTalk(bare)) return null;
  return { value: bare, label: bare, source: 'text', used: bare };
}

/** “抬头王建国”: a slot named by its label, or by the label's last two characters, with the value behind it. */
export function readLabelled({ slot, heard, locale, normalize }: SlotReading): SlotFound | null {
  if (!['text', 'person', 'organization'].includes(slot.type)) return null;
  const label = normalize(pickText(slot.label, locale)).text.trim();
  const names = [label, /[\u4e00-\u9fff]{3,}$/u.test(label) ? label.slice(-2) : label];
  for (const name of names) {
    const at = heard.plain.indexOf(name);
    if (at < 0 || heard.plain.length !== heard.text.length) continue;
    const behind = heard.text.slice(at + name.length);
    const value =
      /^\s*(?:就?[写填用]|改成|改为|换成|是|为|叫|:|：|is|to)?\s*([A-Za-z][\w.'&-]*(?: [A-Z][\w.'&-]*){1,5}|[^\s,，。;；!！?？]{1,40})/u.exec(
        behind,
      )?.[1];
    if (value !== undefined && !/^(?:什么|怎么|多少|吗|呢|不|错|写错|可以|要|是|电话|手机|地址|信息|号码)/u.test(value))
      return { value, label: value, source: 'text', used: value };
  }
  return null;
}

/** The sentence without what other entities took and without lead words. */
export function freeText({ heard }: SlotReading, shortest: number): SlotFound | null {
  // “确认” or “再说一遍” steers the talk; nobody is called that.
  if (isAffirm(heard.plain) || isDeny(heard.plain) || isRepeat(heard.plain)) return null;
  let rest = heard.text;
  for (const { type, text } of heard.entities) {
    if (/email|phone|_no$|card/u.test(type)) rest = rest.replace(text, ' ');
  }
  const value = rest
    .replace(/^(?:是因为|因为|就是|是|叫|写|填|because|it'?s|it is)\s*/iu, '')
    .replace(/^[\s,，。;；]+|[\s,，。;；]+$/gu, '')
    .replace(/\s{2,}/gu, ' ');
  // What tries to be an e-mail address is told as a wrong one, not taken for a name.
  if (/[@＠]/u.test(value)) return null;
  const letters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters < shortest
    ? null
    : { value: value.slice(0, 300), label: value.slice(0, 300), source: 'text', used: value };
}

export function fromEntity(heard: Heard, type: string): SlotFound | null {
  const entity = heard.entities.find((item) => item.type === type);
  return entity === undefined
    ? null
    : { value: entity.value, label: entity.value, source: 'entity', used: entity.text };
}

/** The hundred commonest family names: a short word beside an e-mail address or number that begins so is a name. */
const familyNames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤';
const noGivenName = /马上|谢谢|黄色|金色|毛衣|江湖|周末|万一|石头|任何|余额/u;

/** “个人 林晓 a@b.cn”: a name that stands alone among other answers, or null. */
export function readBareName({ entities, text }: Heard): SlotFound | null {
  if (!entities.some(({ type }) => type === 'email' || type === 'phone')) return null;
  const pieces = text.split(/[\s,，;；、]+/u);
  const name = pieces.find(
    (piece) =>
      /^[\u4e00-\u9fff]{2,4}$/u.test(piece) &&
      familyNames.includes(piece.charAt(0)) &&
      !noGivenName.test(piece) &&
      !noName.test(piece) &&
      !entities.some((entity) => entity.text.includes(piece) || piece.includes(entity.text)),
  );
  return name === undefined ? null : { value: name, label: name, source: 'text', used: name };
}

/** “发票开公司” speaks of a company and names none; a registered form such as 有限公司 always names one. */
function isCompanyTalk(name: string): boolean {
  if (/有限|股份|集团|工作室|事务所|大学|学院|医院|学校|[a-z]/iu.test(name)) return false;
  return name.length < 6 || /发票|發票|[开開给給要是用成]/u.test(name);
}
