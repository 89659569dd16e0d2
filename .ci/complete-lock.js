// Runs after every install: completes package-lock.json so that `npm ci` accepts it everywhere.
//
// npm leaves out of the lock the optional platform binaries it could not look up, and `npm ci` then
// refuses the lock as out of step ("Missing: … from lock file"). Each gets an entry here, with its
// exact version and the platform it is for, so that other platforms skip it; without integrity, which a test refuses
// (decision 0003).
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const text = readFileSync(path, 'utf8');

/**
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry
 * @type {{ packages: Record<string, Entry> }}
 */
const lock = JSON.parse(text);
const { packages } = lock;

const operatingSystems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

/**
 * The platform that a binary's name says it is for: "…-linux-arm64-musl" → linux, arm64, musl.
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.find((word) => operatingSystems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(os === 'linux' && libc && { libc: [libc] }) };
}

/**
 * Finds the folder that npm would take a dependency from: the nearest node_modules above it.
 * @param {string} from
 * @param {string} name
 */
function isLocked(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

const added = [];
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(from, name) || !/^\d/.test(version)) continue;
    /** @type {Entry & { optional: boolean }} */
    const binary = { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true };
    packages[`node_modules/${name}`] = binary;
    added.push(`${name}@${version}`);
  }
}

// The lock names no registry: whoever installs uses their own.
for (const entry of Object.values(packages)) delete entry.resolved;

// The project itself has the empty path, and so stays first.
const sorted = Object.keys(packages).toSorted((a, b) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted.map((key) => [key, packages[key] ?? {}]));
const complete = `${JSON.stringify(lock, undefined, 2)}\n`;
if (complete !== text) {
  writeFileSync(path, complete);
  console.log(['Completed package-lock.json.', ...added].join('\n  '));
}
