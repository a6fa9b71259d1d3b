// Builds models/english.bin, what is known of English, from corpus/english: node packages/core/cli/build-english.ts
import { writeFileSync } from 'node:fs';
import { writeLanguage } from '../src/intent/model-file/language-file.ts';
import { readEnglish } from './knowledge/read-english.ts';

const language = readEnglish(new URL('../corpus/english/', import.meta.url));
const bytes = writeLanguage(language);
writeFileSync(new URL('../models/english.bin', import.meta.url), bytes);
process.stdout.write(
  `english: ${language.knowledge.english?.concepts.length} concepts, ${language.background.length} lines, ${bytes.length} bytes\n`,
);
