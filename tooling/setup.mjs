// Installs and builds what is out of date, and does nothing else. Starts on Node 20 or later.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, isRemembered, remember, sourceFiles } from './fingerprint.mjs';
import { inLanes, root, run } from './process.mjs';

/** Brought by npx, so that a machine needs Node and npm only. */
const packageManager = 'pnpm@12.21.0';

const manifest = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const foldersIn = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .map((name) => `${folder}/${name}`)
        .filter((path) => existsSync(join(root, path, 'package.json')))
    : [];

async function install(say) {
  const manifests = ['.', 'docs', ...foldersIn('packages'), ...foldersIn('examples')].map((path) =>
    join(path, 'package.json'),
  );
  const wanted = fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]);
  if (existsSync(join(root, 'node_modules', '.bin', 'node')) && isRemembered('install', wanted)) return;
  say(`install  ${packageManager}`);
  const { code } = await run('npx', ['-y', packageManager, 'install', '--frozen-lockfile'], {
    env: { CI: 'true' },
    output: 'stderr',
  });
  if (code !== 0)
    throw new Error('The installation failed; the lines above say why. Check the network and run it again.');
  remember('install', wanted);
}

async function build(folder, dependencies, say) {
  const shared = ['tooling/tsup-preset.ts', 'tooling/page-zod.ts', 'tsconfig.base.json', 'pnpm-lock.yaml'];
  const wanted = fingerprint(sourceFiles([folder, ...dependencies, ...shared]));
  const isBuilt = !existsSync(join(root, folder, 'tsup.config.ts')) || existsSync(join(root, folder, 'dist'));
  if (isBuilt && isRemembered(`build-${folder.replaceAll('/', '-')}`, wanted)) return;
  const script = manifest(folder).scripts?.build;
  if (!script) return;
  const started = Date.now();
  // Names of chunks carry a hash; without this the old ones would be published with the new.
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  const { code, output } = await run(script, [], { cwd: join(root, folder), capture: true, shell: true });
  if (code !== 0) throw new Error(`${output}\nBuilding ${folder} failed; the lines above say where.`);
  remember(`build-${folder.replaceAll('/', '-')}`, wanted);
  say(`build    ${folder}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Whether the process that holds the lock is still there. */
function isAlive(lock) {
  try {
    return process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
  } catch {
    return false;
  }
}

/** Two setups at once would build into the same folder, so the second waits for the first. */
async function withLock(task) {
  const lock = join(root, '.tmp', 'setup', 'lock');
  mkdirSync(join(lock, '..'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await new Promise((next) => setTimeout(next, 300));
      if (!isAlive(lock)) rmSync(lock, { recursive: true, force: true });
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  try {
    await task();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Installs and builds; quick when nothing changed. `say` gets one line for each thing done. Rejects with what failed. */
export async function setup(say = (line) => console.error(line)) {
  await withLock(async () => {
    await install(say);
    const packages = foldersIn('packages');
    // Builds read core's `src`, never its `dist`, so the packages need no order among themselves.
    await inLanes(
      packages.map((folder) => () => build(folder, ['packages/core'], say)),
      2,
    );
    for (const folder of foldersIn('examples')) await build(folder, packages, say);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await setup();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
