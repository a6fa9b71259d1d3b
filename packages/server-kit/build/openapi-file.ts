import { join } from 'node:path';

/** Where the committed API reference lies. */
export const openApiFile = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'openapi.json');
