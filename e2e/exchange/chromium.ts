import { execFileSync } from 'node:child_process';

const path = process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, ['.ci/chromium.js'], { encoding: 'utf8' }).trim();

/** Nothing but the pages under test: no update checks, no background services, no look-ups. */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  // The headless shell would round each letter's width, on the screen and on paper, as no ward's browser does.
  '--font-render-hinting=none',
];

// Chromium refuses its sandbox to root, as in most containers.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The Chromium of all journeys. */
export const chromium = { executablePath: path, args: [...quietFlags, ...asRoot] };
