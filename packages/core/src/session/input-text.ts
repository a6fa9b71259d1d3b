/** Longest message in UTF-16 units; a page of text, and what one request can carry. */
const longestInput = 2000;

/** What was typed, as it may go into the log. */
export interface InputText {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * Lone surrogates become U+FFFD, control characters but newline and tab vanish, and the rest is cut at 2,000 units, never
 * inside a character. Blank input gives an empty text.
 */
export function cleanInput(typed: string): InputText {
  // A page without types may hand over anything.
  if (typeof typed !== 'string') return { text: '', isCut: false };
  const wellFormed = Array.from(typed, (character) => (isLoneSurrogate(character) ? '\ufffd' : character)).join('');
  const text = wellFormed.replace(controls, '');
  // Joiners and other invisible marks alone say nothing, but inside an emoji they belong to it.
  if (text.replace(/[\s\p{Cf}\ufe0f]/gu, '') === '') return { text: '', isCut: false };
  if (text.length <= longestInput) return { text, isCut: false };
  const end = isHighSurrogate(text.charCodeAt(longestInput - 1)) ? longestInput - 1 : longestInput;
  return { text: text.slice(0, end), isCut: true };
}

// oxlint-disable-next-line no-control-regex -- control characters are what it removes
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLoneSurrogate(character: string): boolean {
  const unit = character.charCodeAt(0);
  return character.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
}
