import type { Readable } from '@xiaoer/core';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Phrases } from '../locales/strings.ts';

/** What a component may ask of the conversation. Never rejects: failures end in the log or in `onError`. */
export interface Actions {
  say(text: string): void;
  choose(id: string, label: string): void;
  submit(form: string, fields: Readonly<Record<string, string>>): void;
  requestHuman(): void;
  endHandoff(): void;
  rate(score: number, comment: string): void;
  rateMessage(message: string, thumb: 1 | -1): void;
  retry(): void;
  setTyping(isTyping: boolean): void;
  erase(): void;
  restart(): void;
  close(): void;
}

/** What every component of one panel shares. */
export interface Face {
  readonly phrases: Readable<Phrases>;
  readonly actions: Actions;
  /** Full-screen sheet instead of a floating panel. */
  readonly isPhone: Readable<boolean>;
  readonly now: () => number;
}

const faceContext = createContext<Face | null>(null);

export const FaceProvider = faceContext.Provider;

/** The panel's face and its texts as they are now. Throws outside of a panel. */
export function useFace(): Face & { readonly words: Phrases } {
  const face = useContext(faceContext);
  if (face === null) throw new TypeError('A component of the panel was drawn outside of FaceProvider.');
  return { ...face, words: face.phrases.value };
}
