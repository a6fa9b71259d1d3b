import { XiaoerError } from '../../errors.ts';

/** A file that a driver needs: its bytes, or where to fetch them. */
export type GraphSource = ArrayBuffer | Uint8Array | string | URL;

/** The bytes of such a file. Rejects with NETWORK_FAILED where they cannot be fetched. */
export async function graphBytes(source: GraphSource): Promise<Uint8Array> {
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
      {
        cause,
      },
    );
  }
}
