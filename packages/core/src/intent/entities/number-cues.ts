import type { Phrase } from './phrase.ts';

/** Words around a number that say what it is, see `phrasesOfNames`. */
export type NumberCues = Readonly<
  Record<'order' | 'shortOrder' | 'waybill' | 'parcel' | 'card' | 'phone' | 'other', (words: string) => boolean>
>;

/** Reads the cues of a lexicon's phrases. */
export function numberCues(phrase: Phrase): NumberCues {
  const cue = (name: string) => {
    const words = new RegExp(phrase(`number.${name}`));
    return (text: string) => words.test(text);
  };
  const [order, shortOrder, waybill, parcel] = [cue('order'), cue('shortOrder'), cue('waybill'), cue('parcel')];
  return { order, shortOrder, waybill, parcel, card: cue('card'), phone: cue('phone'), other: cue('other') };
}
