import { onlyWith, regexRule, type EntityRule } from './match.ts';

/** Longest address after its region, in characters; keeps the search linear. */
const longestTail = 40;

/** Addresses and registered names, which begin with one of these regions; without regions nothing is found. */
export function addressRules(places: readonly string[]): EntityRule[] {
  const chinese = places.filter((name) => /^[\u4e00-\u9fff]/.test(name));
  if (chinese.length === 0) return [];
  const region = `(?:${chinese.join('|')})`;
  return [
    onlyWith(/[路街巷弄道区县镇乡村园号室栋幢楼座户元]|-\d{3}/, [addressRule(region)]),
    onlyWith(/公司|合作社|商行|经营部|工作室|幼儿园|学校|医院/, [organizationRule(region)]),
  ];
}

/** A postal address in one run: a region, then everything down to the road, house or door. The value is the text itself. */
function addressRule(region: string): EntityRule {
  // Six digits in a row are a phone or an order behind the address.
  const inside = `(?:[\\u4e00-\\u9fffa-z-]|\\d(?!\\d{5})){0,${longestTail}}`;
  const ending =
    '(?:[路街巷弄](?:道)?(?:\\d{1,5}(?!\\d))?号?|大道|街道|新区|[县镇乡村]|小区|花园|\\d{1,5}(?:号楼?|室|栋|幢|楼|单元|座|户|弄)|[a-z\\d]{1,3}座|-\\d{3,4}(?!\\d))';
  const pattern = new RegExp(
    `${region}(?:省|市|区|县|自治区)?${inside}${ending}(?:\\d{1,5}(?!\\d))?(?:号|室|楼|户)?`,
    'g',
  );
  // A sentence that only passes through a region (寄北京的那单改一下路) is no address.
  return regexRule('place', pattern, (found) => (/[的了吗呢我你]|还有|不是/.test(found) ? null : found));
}

/** A registered name in full: region, then up to the kind of body it is. The value is the text itself. */
function organizationRule(region: string): EntityRule {
  const pattern = new RegExp(
    `${region}[市省]?[\\u4e00-\\u9fff()]{2,24}?(?:有限责任公司|股份有限公司|有限公司|合作社|商行|经营部|工作室|幼儿园|学校|医院)`,
    'g',
  );
  return regexRule('organization', pattern, (found) => (/[的了吗呢我你]/.test(found) ? null : found));
}
