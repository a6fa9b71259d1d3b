// Measures what a shopper downloads and compares it with tooling/size-limits.json; `--write` renews the committed report.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './process.mjs';

const limits = JSON.parse(readFileSync(join(root, 'tooling/size-limits.json'), 'utf8'));

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** An entry and every file it loads at once, by its static imports; what it loads later by `import()` is left out. */
function graphOf(entry) {
  const seen = new Set([entry]);
  for (const file of seen) {
    if (!existsSync(join(root, file))) continue;
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, path] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      if (path) seen.add(join(dirname(file), path));
    }
  }
  return [...seen];
}

/** The files a line of the limits names, which may not exist. */
function filesOf(line) {
  if (line.graph) return [...new Set([line.graph].flat().flatMap(graphOf))];
  if (line.folder) return filesBelow(line.folder).filter((file) => !/\.(map|d\.ts)$/.test(file));
  return line.files;
}

function weigh(file) {
  const bytes = readFileSync(join(root, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { file, plainBytes: bytes.length, brotliBytes: brotliCompressSync(bytes, { params }).length };
}

const missing = (files) => (files.length === 0 ? 'no file' : files.find((file) => !existsSync(join(root, file))));

let isOver = false;
function verdict(isFine, text) {
  isOver ||= !isFine;
  console.log(`${isFine ? 'ok  ' : 'over'} ${text}`);
}

const report = [];
for (const line of limits.sizes) {
  const files = filesOf(line);
  const absent = missing(files);
  if (absent) {
    verdict(false, `${line.name}: ${absent} is missing; build first, or correct tooling/size-limits.json`);
    continue;
  }
  const parts = files.map(weigh);
  const bytes = parts.reduce((sum, part) => sum + (line.measure === 'brotli' ? part.brotliBytes : part.plainBytes), 0);
  const { name, measure, limitBytes, targetBytes } = line;
  report.push({ name, measure, bytes, limitBytes, ...(targetBytes && { targetBytes }), parts });
  const isAboveTarget = line.targetBytes !== undefined && bytes > line.targetBytes;
  const target = isAboveTarget ? `; above the target of ${line.targetBytes}` : '';
  verdict(bytes <= line.limitBytes, `${line.name}: ${bytes} of ${line.limitBytes} bytes (${line.measure})${target}`);
}

const read = (file) => readFileSync(join(root, file), 'utf8');
for (const line of limits.mustNotAppear) {
  const files = filesOf(line).filter((file) => /\.m?js$/.test(file) && existsSync(join(root, file)));
  const hit = files.find((file) => line.patterns.some((pattern) => new RegExp(pattern).test(read(file))));
  verdict(files.length > 0 && !hit, `${line.name}: ${hit ?? (files.length > 0 ? 'absent' : 'nothing was built')}`);
}
for (const line of limits.oneCopy) {
  const source = filesOf(line)
    .filter((file) => existsSync(join(root, file)))
    .map(read)
    .join('\n');
  const copies = (source.match(new RegExp(line.pattern, 'g')) ?? []).length;
  verdict(copies === 1, `${line.name}: ${copies} found`);
}

if (process.argv.includes('--write')) {
  mkdirSync(join(root, 'tooling/reports'), { recursive: true });
  const named = report.map(({ parts, ...line }) => ({
    ...line,
    // Chunk names carry a hash of their content; without it the report changes only when a size does.
    parts: parts.map((part) => ({ ...part, file: part.file.replace(/-[A-Z0-9]{8}(?=\.)/, '') })),
  }));
  writeFileSync(join(root, 'tooling/reports/sizes.json'), `${JSON.stringify(named, null, 2)}\n`);
}
process.exitCode = isOver ? 1 : 0;
