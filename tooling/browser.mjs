import { existsSync } from 'node:fs';
import { run } from './process.mjs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function playwrightChromium() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return '';
  }
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, capture: true });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, capture: true });
}

/**
 * Path of a Chromium to test with: CHROMIUM_PATH, else Playwright's own, else the system's, else, as root on Debian, one
 * installed now. `undefined` where there is none and none can be had.
 * @param {{ mayInstall?: boolean, candidates?: readonly string[] }} options
 * @returns {Promise<string | undefined>}
 */
export async function findChromium(options = {}) {
  const known = options.candidates ?? [process.env.CHROMIUM_PATH ?? '', await playwrightChromium(), ...installed];
  const found = () => known.find((path) => path !== '' && existsSync(path));
  if (found() === undefined && options.mayInstall) await installFromDebian();
  return found();
}
