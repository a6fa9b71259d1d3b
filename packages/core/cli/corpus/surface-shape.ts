/** A text in lower case with each run of digits as one 0, and the way back: character `i` came from `starts[i]` to `ends[i]`. */
export interface SurfaceShape {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What 30元 and 1299元 have in common. Offsets are UTF-16 units. Pure. */
export function surfaceShape(written: string): SurfaceShape {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const { 0: piece, index } of written.matchAll(/\d+|\D/gu)) {
    const shaped = /^\d/.test(piece) ? '0' : lowerOfSameLength(piece);
    for (const _ of shaped.split('')) {
      starts.push(index);
      ends.push(index + piece.length);
    }
    text += shaped;
  }
  return { text, starts, ends };
}

/** A few letters grow when they become small (İ); they stay, so that offsets hold. */
function lowerOfSameLength(piece: string): string {
  const lower = piece.toLowerCase();
  return lower.length === piece.length ? lower : piece;
}
