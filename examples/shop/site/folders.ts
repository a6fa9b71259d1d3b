import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const packageFolder = (name: string): string => dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));

/** Where the files are that the shop serves: its own, and those that come with the packages. */
export const folders = {
  shop: here,
  public: join(here, 'public'),
  images: join(here, 'public', 'images'),
  /** The pack as `npm run build` compiled it. */
  built: join(here, 'dist'),
  widget: join(packageFolder('@xiaoer/widget'), 'dist'),
  models: dirname(fileURLToPath(import.meta.resolve('@xiaoer/core/models/retail-small.bin'))),
  desk: join(packageFolder('@xiaoer/example-desk'), 'dist'),
} as const;
