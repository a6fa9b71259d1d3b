/** How the bytes of a text file were written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * Text of a file that a person saved with whatever program: UTF-8 with or without BOM, UTF-16 with BOM or recognised by its
 * zero bytes, otherwise GB18030, which contains GBK. Null where it is none of them.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  const start = bytes.subarray(0, 4096);
  const zeros = (parity: number) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  // Commas, line ends and Latin letters in UTF-16 have one zero byte each; text in any other encoding has none.
  if (even + odd > 0) return odd > even ? decodeAs('utf-16le', bytes) : decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // A zip or a picture can be valid in a wide encoding; text has no control characters.
    // oxlint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4096)) ? null : { text, encoding };
  } catch {
    return null;
  }
}
