// Finds a Chromium for the browser tests, or installs one: environment variable, usual paths,
// Playwright's own download, and last, as root on Debian, the distribution's package.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

const variables = ['CHROMIUM_PATH', 'CHROME_BIN', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];
const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/** Path of an executable Chromium. Throws with the four ways tried when none can be had. */
export async function findChromium() {
  for (const name of variables) {
    const file = process.env[name];
    if (!file) continue;
    if (!runs(file)) throw new Error(`${name} names ${file}, which is not an executable file`);
    return file;
  }
  const usual = usualPaths.find(runs);
  if (usual) return usual;
  const downloaded = await playwrightChromium();
  if (downloaded) return downloaded;

  console.log('No Chromium found: trying Playwright’s download.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const fetched = await playwrightChromium();
  if (fetched) return fetched;

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Playwright’s download did not work: installing Debian’s chromium.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env,
    });
    const installed = usualPaths.find(runs);
    if (installed) return installed;
  }
  throw new Error(
    `No Chromium: set ${variables[0]}, or install one at a usual path, or let Playwright download it, ` +
      'or run as root on Debian so that apt-get can install it.',
  );
}
