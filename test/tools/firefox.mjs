// Finds a Firefox for the smoke of all screens: environment variable, usual paths, and, as root on Debian, its package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Path of an executable Firefox. Throws with the ways tried when none can be had. */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named && !existsSync(named)) throw new Error(`FIREFOX_PATH names ${named}, and no file is there`);
  const found = named || usualPaths.find((file) => existsSync(file));
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'],
    ])
      spawnSync('apt-get', args, { stdio: 'inherit', env });
    const installed = usualPaths.find((file) => existsSync(file));
    if (installed) return installed;
  }
  throw new Error('No Firefox: set FIREFOX_PATH, or run as root on Debian so that apt-get can install it.');
}
