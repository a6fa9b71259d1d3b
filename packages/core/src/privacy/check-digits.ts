/** Luhn check of ISO/IEC 7812 numbers; `digits` holds ASCII digits only. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return digits.length > 0 && sum % 10 === 0;
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Mainland resident number (GB 11643): 17 digits and a MOD 11-2 check character, with a date that exists. The region is
 * not looked up: tables of it age, and real numbers of dissolved regions stay valid.
 */
export function isResidentNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const year = Number(text.slice(6, 10));
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  if (year < 1850 || year > 2100 || !isDate(year, month, day)) return false;
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code (GB 32100): 18 characters with a check character; it is also a company's tax number. */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] === code[17];
}

/**
 * Payment card: 12 to 19 digits that pass Luhn and begin as the networks number them. Without a label beside it the
 * length must fit the network, so that waybills and orders, which pass Luhn one time in ten, survive.
 */
export function isCardNumber(digits: string, isLabelled = false): boolean {
  if (digits.length < 12 || digits.length > 19 || !isLuhnValid(digits)) return false;
  return isLabelled || networks.some((network) => network.test(digits));
}

const networks: readonly RegExp[] = [
  /^62\d{14,17}$/, // UnionPay
  /^9\d{15,18}$/, // older domestic cards
  /^4(?:\d{12}|\d{15}|\d{18})$/, // Visa
  /^(?:5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12})$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|[68]\d)\d{11}$/, // Diners Club
  /^35\d{14}$/, // JCB
  /^(?:6011|65\d\d|64[4-9]\d)\d{12}$/, // Discover
  /^(?:60|56|58|63|67)\d{14,17}$/, // domestic debit and Maestro
];

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
}
