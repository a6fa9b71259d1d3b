import { pickText } from '../pack/template.ts';
import type { Pack } from '../pack/schema.ts';
import type { Slot } from '../pack/step-schema.ts';
import { readAddress } from './address.ts';
import type { SlotFill } from './commands.ts';
import type { Heard } from './heard.ts';
import { localProduct } from './local.ts';
import { readQuantity } from './quantity.ts';
import { freeText, fromEntity, readBareName, readCompany, readLabelled, readPerson } from './text-values.ts';
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
      return (
        fromEntity(heard, 'organization') ??
        readCompany(heard.text) ??
        readLabelled(reading) ??
        readBareName(heard) ??
        (isAsked ? freeText(reading, 2) : null)
      );
    case 'tax_no': {
      const runs = heard.text.normalize('NFKC').match(/[0-9a-z]+/gi) ?? [];
      const number = runs.find(({ length }) => length >= 15 && length <= 20)?.toUpperCase();
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

/** The option whose label or word stands in the sentence; the longest wins, of equals the last said. “不是A，是B” means B. */
function readChoice({ slot, heard, locale, normalize }: SlotReading): SlotFound | null {
  const plain = heard.plain.replace(/(?:不是|并非|\bnot\b)[^,，。;；是]*[,，]?\s*(?=而?是|\bbut\b|其实)/u, '');
  let best: (SlotFound & { at: number }) | null = null;
  for (const [value, { label, words = [] }] of Object.entries(slot.options ?? {})) {
    const labels = typeof label === 'string' ? [label] : Object.values(label);
    for (const word of [...labels, ...words]) {
      const wanted = word === undefined ? '' : normalize(word).text.trim();
      const at = wanted === '' ? -1 : plain.lastIndexOf(wanted);
      // A Latin word begins where no letter stands before it.
      if (at < 0 || (/^[a-z]/u.test(wanted) && /[a-z]$/u.test(plain.slice(0, at)))) continue;
      const isBetter =
        best === null || wanted.length > best.used.length || (wanted.length === best.used.length && at > best.at);
      if (isBetter) best = { value, label: pickText(label, locale), source: 'text', used: wanted, at };
    }
  }
  if (best === null) return null;
  const { value, label, source, used } = best;
  return { value, label, source, used };
}

/** Goods or an order in the sentence: then it speaks about those and is no address. */
function namesThings({ entities }: Heard): boolean {
  return entities.some(({ type }) => type === 'product' || type === 'order_no');
}
