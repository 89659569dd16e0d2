// Paths and programs that the scripts of this folder share. They are plain JavaScript for any Node from 20 on, because
// they run before the project's own Node 24 is there.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The project's own Node 24 where npm brought one (Linux), else the one that runs this. */
export function nodePath() {
  const own = join(bin, 'node');
  return existsSync(own) ? own : process.execPath;
}

/** @param {string} name */
export function toolPath(name) {
  return join(bin, process.platform === 'win32' ? `${name}.cmd` : name);
}

/**
 * The environment of every step: the project's programs first, nothing sent home by Next.
 * @param {Record<string, string>} extra
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NEXT_TELEMETRY_DISABLED: '1', ...extra };
}

/**
 * Runs a program in the project's folder with our input and output; resolves to its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function run(program, args, env = environment()) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
    // Ctrl+C reaches the child by the terminal; a `kill` of this process reaches it only through us.
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0));
    });
  });
}

function ignore() {}

/**
 * True in the script that was started, false in one that it imports.
 * @param {string} url the script's import.meta.url
 */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url));
}

/** A mistake to tell in one line, without a stack. */
export class Stop extends Error {}

/**
 * Runs a script's main function and makes its result the exit code.
 * @param {() => Promise<number>} main
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
