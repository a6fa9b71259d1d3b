// Builds models/english.bin, what is known of English, from corpus/english: node packages/core/cli/build-english.ts
import { writeFileSync } from 'node:fs';
import { writeKnowledge } from '../src/intent/model-file/knowledge-file.ts';
import { readEnglish } from './knowledge/read-english.ts';

const english = readEnglish(new URL('../corpus/english/', import.meta.url));
const bytes = writeKnowledge({ syllables: [], concepts: [], english });
writeFileSync(new URL('../models/english.bin', import.meta.url), bytes);
process.stdout.write(`english: ${english.concepts.length} concepts, ${bytes.length} bytes\n`);
