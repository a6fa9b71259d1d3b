import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { acceptedEncoding, createCompressor } from './compressor.ts';
import { securityHeaders } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.onnx': 'application/octet-stream',
};

/** Shorter files are sent as they are: an encoding would save less than its header costs. */
const compressFromBytes = 600;

/** The path of the file if it stays inside the folder and is of a kind that we serve, else null. */
function inside(folder: string, path: string): string | null {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) && types[extname(file)] !== undefined ? file : null;
}

/** Sends a file of a folder; resolves with false where there is none, so that the caller can answer "not found". */
export type SendFile = (
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>;

async function versionOf(file: string): Promise<{ readonly version: string; readonly sizeBytes: number } | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  return { version: `${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}`, sizeBytes: found.size };
}

/** Files with brotli or gzip. Browsers keep them and ask each time whether they changed: a rebuild shows at once. */
export function createFileSender(): SendFile {
  const compressed = createCompressor();

  return async (folder, path, request, response) => {
    const file = inside(folder, path);
    const found = file === null ? null : await versionOf(file);
    if (file === null || found === null) return false;
    const { version, sizeBytes } = found;
    const encoding = sizeBytes < compressFromBytes ? null : acceptedEncoding(request.headers['accept-encoding']);
    const etag = `"${version}${encoding === null ? '' : `-${encoding}`}"`;
    const headers = {
      ...securityHeaders,
      etag,
      'cache-control': 'no-cache',
      'content-type': types[extname(file)],
      vary: 'accept-encoding',
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return true;
    }
    if (encoding !== null) {
      const bytes = await compressed(file, version, encoding);
      response.writeHead(200, { ...headers, 'content-encoding': encoding, 'content-length': bytes.length });
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return true;
    }
    response.writeHead(200, { ...headers, 'content-length': sizeBytes });
    if (request.method === 'HEAD') response.end();
    // A reader that goes away in the middle is no fault of ours.
    else await pipeline(createReadStream(file), response).catch(() => undefined);
    return true;
  };
}
