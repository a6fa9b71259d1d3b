/** Where the shipped model lies, seen from `cli` and from `dist/cli` alike. */
export const shippedModel = new URL('../models/retail-small.bin', import.meta.url);
