/** Sources of regular expressions for phones as they are typed: what is read as one is what is masked as one. */
export const phoneShapes = {
  /** Eleven digits of a mobile of the mainland, without a country code, in the groups that people make. */
  mobile: String.raw`1[3-9](?:\d(?:[ -]?\d{4}){2}|\d\d[ -](?:\d{3}[ -]\d{4}|\d{4}[ -]\d{3})|\d{3}[ -]\d{6})`,
  /** Britain, Australia, South Africa and Ghana. */
  spaced: String.raw`0(?:\d{4} \d{6}|\d{3} \d{3} \d{3}|\d{2} \d{3} \d{4})`,
  /** North America; Hong Kong and Macao with their prefix. */
  grouped: String.raw`(?:(?:\([2-9]\d\d\) ?|[2-9]\d\d-)\d{3}-\d{4}|85[23][ -]\d{4}[ -]?\d{4})`,
} as const;
