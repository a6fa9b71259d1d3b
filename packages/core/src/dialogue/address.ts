/** What people write behind an address: who receives it, and how to reach them. */
const behind =
  /\s*(?:\s[\u4e00-\u9fff]{2,4}\s*(?:电话|手机)?[:：]?\s*1[3-9]\d{9}|收件人|收货人|联系人|姓名|名字|电话|手机|联系方式|\b(?:phone|tel|recipient)\b|\+?86[- ]?1\d{10}|1\d{10}).*$/iu;
const part =
  /[省市区县镇乡村路街道巷弄号栋幢楼室层]|自治|单元|小区|大厦|花园|广场|\d|\b(?:road|rd|street|st|avenue|ave|lane|building|room|district|city|no)\b/giu;
/** What leads to an address, whatever stands before it. */
const lead =
  /^.*?(?:地址[是为:：]?|改成|改为|改到|改去|换成|换到|换去|寄到|寄去|送到|送去|发到|发去|收货地|应该是|\b(?:to|address is|it'?s)\b)\s*/iu;
/** Short words that lead to one too, but also stand inside street names: 为民路. */
const shortLead = /^.*?(?:就是|[是到为:：]|\bis\b)\s*/iu;
const place = /[\u4e00-\u9fff]{2,}(?:省|市|区|县|镇|乡|村|路|街|道|巷|弄|小区|大厦|花园|广场)/u;
const english = /\d[\w-]*\s+(?:[\w'.]+\s+){0,4}?(?:road|rd|street|st|avenue|ave|lane|boulevard|blvd)\b.*$/iu;
const numbered = /(\d+[A-Za-z]?(?:-\d+)?|[一二三四五六七八九十]+)\s*(号楼|号|栋|幢|单元|室|层|楼|弄|巷)/gu;

/** The address in a sentence, or null. Without a road or district only house numbers would be left: no address. */
export function readAddress(text: string): string | null {
  const pieces = text.split(/[,，;；。\n!！?？]/u).map((piece) => piece.trim());
  const start = pieces.findIndex((piece) => isAddressLike(piece));
  if (start < 0) return null;
  const inEnglish = english.exec(pieces[start] ?? '')?.[0];
  if (inEnglish !== undefined) return [inEnglish, ...namesBehind(pieces.slice(start + 1))].join(', ');
  let end = start + 1;
  while (end < pieces.length && isContinued(pieces[end] ?? '')) end += 1;
  return [stripLead(pieces[start] ?? ''), ...pieces.slice(start + 1, end)].join('').replace(behind, '').trim();
}

/** The address with single parts replaced: “门牌是996号” changes only the house number. Null when nothing fits. */
export function correctAddress(address: string, text: string): string | null {
  let corrected = address;
  for (const [whole, , unit = ''] of text.matchAll(numbered)) {
    const old = [...corrected.matchAll(numbered)].find((match) => match[2] === unit);
    if (old !== undefined) corrected = corrected.replace(old[0], whole.replace(/\s+/gu, ''));
  }
  return corrected === address ? null : corrected;
}

function isAddressLike(piece: string): boolean {
  const stripped = stripLead(piece);
  const marks = new Set(stripped.match(part)?.map((mark) => (/\d/.test(mark) ? '0' : mark.toLowerCase())) ?? []);
  return (
    marks.size >= 2 && (place.test(stripped) || /\d+\s+\w+\s+(?:road|rd|street|st|avenue|ave|lane)/iu.test(stripped))
  );
}

function isContinued(piece: string): boolean {
  return /^(?:\d|[\u4e00-\u9fff]{0,6}\d*(?:号|栋|幢|单元|室|层|楼))/u.test(piece) && /[号栋幢元室层楼]/u.test(piece);
}

/** District, city and country behind an English street. */
function namesBehind(pieces: readonly string[]): readonly string[] {
  const end = pieces.findIndex((piece) => !/^[A-Z][\w.'-]*(?: [\w.'-]+){0,3}$/u.test(piece));
  return end < 0 ? pieces : pieces.slice(0, end);
}

function stripLead(piece: string): string {
  let rest = piece;
  for (let found = lead.exec(rest)?.[0]; found !== undefined && isPlace(rest.slice(found.length));) {
    rest = rest.slice(found.length);
    found = lead.exec(rest)?.[0];
  }
  const short = shortLead.exec(rest)?.[0] ?? '';
  return (place.test(short) || !isPlace(rest.slice(short.length)) ? rest : rest.slice(short.length)).trim();
}

function isPlace(text: string): boolean {
  return place.test(text) || /\d/u.test(text);
}
