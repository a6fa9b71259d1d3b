// Writes the training text that `xiaoer train --extend` stands on: node packages/core/cli/build-corpus.ts FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { readKnownLines, type ShippedLines } from './known-lines.ts';

const folder = process.argv[2] ?? 'dist/corpus';
const byIntent = new Map<string, string[]>();
for (const { text, intent } of readKnownLines('retail')) byIntent.set(intent, [...(byIntent.get(intent) ?? []), text]);
const lines: ShippedLines = [...byIntent];
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'retail.json.br'), brotliCompressSync(JSON.stringify(lines)));
