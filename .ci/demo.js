// `npm run demo [-- network]`: installs and builds what is missing, then starts the exchange and the
// viewer and says where to click. `--dev` starts the viewer with reload and needs no build.
import { build } from './build.js';
import { install } from './install.js';
import { environment, exitWith, nodePath, run } from './project.js';

await exitWith(async () => {
  const args = process.argv.slice(2);
  await install();
  if (!args.includes('--dev')) await build();
  return run(nodePath(), ['mocks/demo.ts', ...args], environment());
});
