/** Gives the number of a Han character's syllable, or -1 where it has none here. */
export function createSounds(syllables: readonly string[]): (token: string) => number {
  const syllableOf = new Map<string, number>();
  syllables.forEach((characters, syllable) => {
    for (const character of characters) syllableOf.set(character, syllable);
  });
  return (token) => syllableOf.get(token) ?? -1;
}
