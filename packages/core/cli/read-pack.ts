import { existsSync, readFileSync, statSync } from 'node:fs';
import { XiaoerError } from '../src/errors.ts';
import { loadPack } from '../src/pack/load.ts';
import type { Pack } from '../src/pack/schema.ts';
import { compilePack, industryPack } from './compile-pack.ts';
import { issueLine } from './pack-issue.ts';

/** A pack by its name (`retail`), its folder or its compiled file. Throws OPTIONS_INVALID or PACK_INVALID that says what to do. */
export function readPack(nameOrPath: string): Pack {
  const path = existsSync(nameOrPath) ? nameOrPath : industryPack(nameOrPath);
  if (path === null)
    throw new XiaoerError(
      'OPTIONS_INVALID',
      `No pack at ${nameOrPath}. --pack names a folder, a JSON file, or a pack that comes with xiaoer: retail.`,
    );
  if (!statSync(path).isDirectory()) return loadPack(JSON.parse(readFileSync(path, 'utf8')));
  const { pack, issues } = compilePack(path);
  if (pack !== null) return pack;
  throw new XiaoerError('PACK_INVALID', `The pack cannot be used:\n${issues.map(issueLine).join('\n')}`);
}
