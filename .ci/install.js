// Installs the dependencies when they are missing or not those of package-lock.json.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkNode } from './link-node.js';
import { environment, nodePath, root, run, Stop } from './project.js';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @typedef {Record<string, Locked>} Packages
 */

/**
 * True when what npm says it installed is what the lock asks for. Contents are compared and not
 * times, so a fresh checkout of the same lock installs nothing.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function isInstalled(locked, installed) {
  const missing = Object.entries(locked).some(([path, entry]) => {
    if (path === '') return false;
    const present = installed[path];
    // A binary for another platform is in the lock and rightly not on the disk.
    return present ? present.version !== entry.version : !entry.optional;
  });
  return !missing && Object.keys(installed).every((path) => path in locked);
}

/** @param {string} path */
function packagesOf(path) {
  /** @type {{ packages: Packages }} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return lock.packages;
}

function needsInstall() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return !existsSync(installed) || !isInstalled(packagesOf(join(root, 'package-lock.json')), packagesOf(installed));
}

/** Installs when needed, then makes sure that what follows runs on Node 24. */
export async function install() {
  if (needsInstall()) {
    console.log('Installing the dependencies of package-lock.json …');
    const code = await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) throw new Stop('npm ci failed: see above. Nothing was tested or started.');
  }
  linkNode();
  requireNode(nodePath());
}

/** @param {string[]} args */
function runNpm(args) {
  // With the Node that started npm: the project's own is in the folder that `npm ci` empties.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && node && existsSync(node) ? run(node, [npm, ...args], process.env) : run('npm', args, process.env);
}

/** @param {string} node */
function requireNode(node) {
  const version = versionOf(node);
  if (Number(version.split('.')[0]) >= 24) return;
  throw new Stop(
    `Tributary runs on Node 24; ${node} is ${version}.\n` +
      'On Linux with glibc (x64, arm64) `npm ci --include=optional` brings Node 24 along; elsewhere install it from https://nodejs.org (see .nvmrc).',
  );
}

/** @param {string} node */
function versionOf(node) {
  try {
    return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8', env: environment() }).trim();
  } catch {
    return 'not able to run on this machine';
  }
}
