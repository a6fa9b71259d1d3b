const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const identityMarks = '10x98765432';

/** True for an 18-character PRC identity number with a real birth date and a right check mark (ISO 7064 MOD 11-2). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dx]$/.test(text)) return false;
  if (!isDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))) return false;
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return identityMarks[sum % 11] === text[17];
}

/** True for digits that pass the Luhn check of payment cards. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}
