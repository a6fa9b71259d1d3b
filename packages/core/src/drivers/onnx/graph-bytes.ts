import { XiaoerError } from '../../errors.ts';

/** A file that a driver needs: its bytes, or where to fetch them. Either may be packed by gzip. */
export type GraphSource = ArrayBuffer | Uint8Array | string | URL;

/** The bytes of such a file, unpacked. Rejects with NETWORK_FAILED where they cannot be fetched, MODEL_INVALID where not unpacked. */
export async function graphBytes(source: GraphSource): Promise<Uint8Array> {
  const bytes = await bytesOf(source);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
}

async function bytesOf(source: GraphSource): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  try {
    const response = await fetch(source);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new XiaoerError(
      'NETWORK_FAILED',
      `The file at ${String(source)} could not be fetched. Check its address; plain evaluation goes on.`,
      { cause },
    );
  }
}

/** For hosts that do not compress what they send: browsers unpack by themselves only what the host says it has packed. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new XiaoerError(
      'MODEL_INVALID',
      'A file packed by gzip could not be unpacked here: it is damaged, or the browser is too old. Give it as it was before packing.',
      { cause },
    );
  }
}
