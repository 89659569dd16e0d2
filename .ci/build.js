// Builds the viewer when the last build is older than what it was built from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, Stop, toolPath } from './project.js';

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/**
 * When the newest file or folder below a path changed; a folder changes when something in it is removed.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs);
}

export function needsBuild(folder = root, output = process.env.NEXT_DIST_DIR ?? '.next') {
  const built = join(folder, output, 'BUILD_ID');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some((source) => newest(join(folder, source)) > builtAt);
}

export async function build() {
  if (!needsBuild()) return;
  console.log('Building the viewer …');
  if ((await run(toolPath('next'), ['build'])) !== 0) throw new Stop('The build failed: see above.');
}
