// Finds a Chromium for the journeys, or installs one. `node .ci/chromium.js` prints its path;
// `npm test` installs when none is found.
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { environment, isMain, run, Stop, toolPath } from './project.js';

// Chromium without its own windows and tabs: journeys take two thirds of the time.
const headlessShell = '/usr/bin/chromium-headless-shell';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The first of: CHROMIUM_PATH, the headless shell, Playwright's own, one that is installed on this machine. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named)) throw new Stop(`CHROMIUM_PATH names ${named}, which is not a program.`);
  return named ?? [headlessShell, playwrightChromium(), ...installed].find((path) => path !== undefined && isProgram(path));
}

/** Finds Chromium, else installs it: Debian's headless shell (as root), which is fastest, Playwright's download, Debian's whole Chromium. */
export async function installChromium() {
  if (!process.env.CHROMIUM_PATH && !isProgram(headlessShell)) await installDebianPackage('chromium-headless-shell');
  for (const attempt of [async () => {}, downloadWithPlaywright, () => installDebianPackage('chromium')]) {
    await attempt();
    const program = findChromium();
    if (program) return program;
  }
  throw new Stop('No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.');
}

async function downloadWithPlaywright() {
  console.log("No Chromium found: trying Playwright's download …");
  const code = await run(toolPath('playwright'), ['install', 'chromium']);
  if (code === 0 && isRoot()) await run(toolPath('playwright'), ['install-deps', 'chromium']);
}

/** @param {string} name */
async function installDebianPackage(name) {
  if (!isRoot() || !isProgram('/usr/bin/apt-get')) return;
  console.log(`Trying the Debian package ${name} …`);
  const env = environment({ DEBIAN_FRONTEND: 'noninteractive' });
  const packages = ['install', '-y', '--no-install-recommends', name, 'fonts-liberation'];
  if ((await run('apt-get', packages, env)) === 0) return;
  // The lists are empty on a new image, or older than the archive.
  await run('apt-get', ['update'], env);
  await run('apt-get', packages, env);
}

function playwrightChromium() {
  try {
    /** @type {{ chromium: { executablePath(): string } }} */
    const playwright = createRequire(import.meta.url)('playwright-core');
    return playwright.chromium.executablePath();
  } catch {
    return undefined; // not installed yet, or no build of theirs for this platform
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isRoot = () => process.getuid?.() === 0;

if (isMain(import.meta.url)) {
  const program = findChromium();
  if (program) console.log(program);
  else {
    console.error('No Chromium found. `npm test` installs one; or set CHROMIUM_PATH.');
    process.exitCode = 1;
  }
}
