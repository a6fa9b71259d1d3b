import { readdirSync, readFileSync } from 'node:fs';

/** Words by class from the *.txt files of a folder: the class is the file's name, words stand between `|` or line ends. */
export function readWords(folder: URL): Record<string, string[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return Object.fromEntries(
    files.map((file) => {
      const words = readFileSync(new URL(file, folder), 'utf8').split(/[|\n]/);
      return [file.slice(0, -'.txt'.length), words.filter((word) => word !== '')];
    }),
  );
}
