const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 with padding (RFC 4648 §4); ES2022 alone has no coder. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < 4; digit += 1) {
      text += at + digit > bytes.length ? '=' : alphabet.charAt((triple >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}

/** The bytes of a base64 text; characters outside of the alphabet are skipped. */
export function fromBase64(text: string): Uint8Array {
  const values = new Map(Array.from(alphabet, (character, value) => [character, value]));
  const digits = Array.from(text).flatMap((character) => values.get(character) ?? []);
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let at = 0; at < bytes.length; at += 1) {
    const digit = Math.floor((at * 4) / 3);
    const pair = ((digits[digit] ?? 0) << 6) | (digits[digit + 1] ?? 0);
    bytes[at] = (pair >> (4 - 2 * (at % 3))) & 255;
  }
  return bytes;
}
