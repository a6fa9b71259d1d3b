import { pickText } from '../pack/template.ts';
import type { Pack, Slot } from '../pack/schema.ts';
import { readAddress } from './address.ts';
import type { SlotFill } from './commands.ts';
import type { Heard } from './heard.ts';
import { localProduct } from './local.ts';
import { readQuantity } from './quantity.ts';
import { readVariant } from './variant.ts';
import type { Normalizer } from '../intent/normalize.ts';
import { isAffirm, isDeny } from './words.ts';

/** What reading a slot from a sentence takes. */
export interface SlotReading {
  readonly name: string;
  readonly slot: Slot;
  readonly heard: Heard;
  readonly pack: Pack;
  readonly locale: string;
  readonly normalize: Normalizer;
  /** Attributes spoken about before, newest first. */
  readonly spokenOf: readonly string[];
  /** Asked now: then free text counts, else only what is recognisable by itself. */
  readonly isAsked: boolean;
}

/** A value found, and the words that it used up: one word fills one slot. */
export interface SlotFound extends SlotFill {
  readonly used: string;
}

/** Types whose values are personal data. */
const privateTypes: readonly Slot['type'][] = ['email', 'phone', 'address', 'person', 'tax_no'];

/** Whether a slot's value must not leave the device unmasked. */
export function isPrivateSlot(slot: Slot): boolean {
  return slot.private === true || privateTypes.includes(slot.type);
}

/** The value that a sentence gives a slot, or null. Pure. Orders and images need more than a sentence: see collect.ts. */
export function readSlot(reading: SlotReading): SlotFound | null {
  const found = readTyped(reading) ?? readLabelled(reading);
  const { pattern } = reading.slot;
  if (found === null || pattern === undefined || typeof found.value !== 'string') return found;
  return new RegExp(pattern, 'u').test(found.value) ? found : null;
}

/** Whether a sentence seems to try this slot with a wrong value, such as an e-mail address without its end. */
export function isMistyped({ slot, heard }: Pick<SlotReading, 'slot' | 'heard'>): boolean {
  if (slot.type === 'email') return /@|＠|\bat\b/u.test(heard.plain);
  if (slot.type === 'phone' || slot.type === 'tax_no' || slot.type === 'tracking_no')
    return /[a-z\d]{4,}/u.test(heard.plain);
  return false;
}

function readTyped(reading: SlotReading): SlotFound | null {
  const { slot, heard, pack, locale, isAsked } = reading;
  switch (slot.type) {
    case 'email':
    case 'phone':
    case 'money':
    case 'tracking_no':
      return fromEntity(heard, slot.type);
    case 'date':
      return fromEntity(heard, 'datetime');
    case 'place':
      return fromEntity(heard, 'place');
    case 'quantity': {
      const quantity = readQuantity(heard, isAsked);
      return quantity === null ? null : { ...quantity, source: 'entity' };
    }
    case 'address': {
      const address = readAddress(heard.text);
      if (address !== null) return { value: address, label: address, source: 'text', used: address };
      return isAsked && !namesThings(heard) ? freeText(reading, 4) : null;
    }
    case 'person':
      return readPerson(reading);
    case 'organization':
      return fromEntity(heard, 'organization') ?? readCompany(heard.text) ?? (isAsked ? freeText(reading, 2) : null);
    case 'tax_no': {
      const number = /(?<![0-9a-z])[0-9a-z]{15,20}(?![0-9a-z])/iu.exec(heard.text.normalize('NFKC'))?.[0].toUpperCase();
      return number === undefined ? null : { value: number, label: number, source: 'text', used: number };
    }
    case 'product': {
      const [id] = heard.products;
      const product = id === undefined ? null : localProduct(pack, id, locale);
      return product === null ? null : { value: product.id, label: product.title, source: 'entity', used: '' };
    }
    case 'variant': {
      const value = readVariant(reading);
      if (value !== null) return { value, label: value, source: 'entity', used: '' };
      return isAsked ? freeText(reading, 1) : null;
    }
    case 'choice':
      return readChoice(reading);
    case 'boolean':
      if (!isAsked) return null;
      if (isAffirm(heard.plain)) return { value: true, label: '✓', source: 'text', used: heard.text };
      return isDeny(heard.plain) ? { value: false, label: '✗', source: 'text', used: heard.text } : null;
    case 'text':
      return isAsked ? (readLabelled(reading) ?? freeText(reading, 1)) : null;
    case 'order':
    case 'image':
      return null;
    default:
      return slot.type satisfies never;
  }
}

/** The option whose label or word stands in the sentence; the longest wins. “不是A，是B” means B. */
function readChoice({ slot, heard, locale, normalize }: SlotReading): SlotFound | null {
  const plain = heard.plain.replace(/(?:不是|并非|\bnot\b)[^,，。;；是]*[,，]?\s*(?=而?是|\bbut\b|其实)/u, '');
  let best: SlotFound | null = null;
  for (const [value, { label, words = [] }] of Object.entries(slot.options ?? {})) {
    const labels = typeof label === 'string' ? [label] : Object.values(label);
    for (const word of [...labels, ...words]) {
      const wanted = word === undefined ? '' : normalize(word).text.trim();
      if (wanted === '' || !plain.includes(wanted) || wanted.length <= (best?.used.length ?? 0)) continue;
      if (
        /^[a-z]/u.test(wanted) &&
        !new RegExp(`(?<![a-z])${wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u').test(plain)
      )
        continue;
      best = { value, label: pickText(label, locale), source: 'text', used: wanted };
    }
  }
  return best;
}

/** Goods or an order in the sentence: then it speaks about those and is no address. */
function namesThings({ entities }: Heard): boolean {
  return entities.some(({ type }) => type === 'product' || type === 'order_no');
}

function readPerson(reading: SlotReading): SlotFound | null {
  const entity = fromEntity(reading.heard, 'person');
  if (entity !== null) return entity;
  const { text } = reading.heard;
  const named =
    /(?:收件人|收货人|姓名|名字|联系人)(?:改成|改为|换成|是|叫|[:：])?\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/u.exec(
      text,
    )?.[1] ?? /(?:^|[\s,，])([\u4e00-\u9fff]{2,4})[\s,，]*1[3-9]\d{9}(?!\d)/u.exec(text)?.[1];
  if (named !== undefined && !/不变|一样|照旧|电话|手机|号码|地址/u.test(named))
    return { value: named, label: named, source: 'text', used: named };
  return reading.isAsked && text.trim().length <= 40 ? freeText(reading, 2) : null;
}

/** “发票开公司” speaks of a company and names none; a registered form such as 有限公司 always names one. */
function isCompanyTalk(name: string): boolean {
  if (/有限|股份|集团|工作室|事务所|大学|学院|医院|学校|[a-z]/iu.test(name)) return false;
  return name.length < 6 || /发票|發票|[开開给給要是用成]/u.test(name);
}

function readCompany(text: string): SlotFound | null {
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
function readLabelled({ slot, heard, locale, normalize }: SlotReading): SlotFound | null {
  if (!['text', 'person', 'organization'].includes(slot.type)) return null;
  const label = normalize(pickText(slot.label, locale)).text.trim();
  const names = [label, /[\u4e00-\u9fff]{3,}$/u.test(label) ? label.slice(-2) : label];
  for (const name of names) {
    const at = heard.plain.indexOf(name);
    if (at < 0 || heard.plain.length !== heard.text.length) continue;
    const behind = heard.text.slice(at + name.length);
    const value = /^\s*(?:就?[写填用]|改成|改为|换成|是|为|叫|:|：|is|to)?\s*([^\s,，。;；!！?？]{1,40})/u.exec(
      behind,
    )?.[1];
    if (value !== undefined && !/^(?:什么|怎么|多少|吗|呢|不|错|写错|可以|要|是|电话|手机|地址|信息|号码)/u.test(value))
      return { value, label: value, source: 'text', used: value };
  }
  return null;
}

/** The sentence without what other entities took and without lead words. */
function freeText({ heard }: SlotReading, shortest: number): SlotFound | null {
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

function fromEntity(heard: Heard, type: string): SlotFound | null {
  const entity = heard.entities.find((item) => item.type === type);
  return entity === undefined
    ? null
    : { value: entity.value, label: entity.value, source: 'entity', used: entity.text };
}
