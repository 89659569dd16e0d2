// `npm test`: installs what is missing, then every check and test, stopping at the first that fails.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installChromium } from './chromium.js';
import { install } from './install.js';
import { environment, exitWith, root, run, toolPath } from './project.js';
import { flakyCounts, journeyCounts, readCounts, total, unitCounts } from './results.js';

const reports = join(root, 'test-results');
const unitReport = join(reports, 'unit.json');
const journeyReport = join(reports, 'journeys.json');

let chromium = '';

/** @type {readonly { name: string, run: () => Promise<number> }[]} */
const steps = [
  { name: 'install', run: () => install().then(() => 0) },
  { name: 'Chromium', run: async () => ((chromium = await installChromium()), console.log(chromium), 0) },
  { name: 'types', run: async () => (await tool('next', 'typegen')) || (await tool('tsc', '--noEmit')) },
  { name: 'lint and import rules', run: () => tool('oxlint', '--type-aware', '--deny-warnings') },
  { name: 'structure', run: () => tool('node', 'e2e/architecture/check-structure.ts') },
  { name: 'unused code', run: () => tool('knip') },
  { name: 'unit tests', run: () => tool('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`) },
  { name: 'production build', run: () => tool('next', 'build') },
  { name: 'journeys', run: () => run(toolPath('playwright'), ['test'], environment({ CHROMIUM_PATH: chromium })) },
];

/** @param {string} name @param {string[]} args */
const tool = (name, ...args) => run(toolPath(name), args);

/** @param {(typeof steps)[number]} step */
async function runStep(step) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const code = await step.run().catch((error) => (console.error(error instanceof Error ? error.message : error), 1));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`}, ${seconds} s`);
  return { name: step.name, seconds, code };
}

async function main() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const done = [];
  for (const step of steps) {
    const result = await runStep(step);
    done.push(result);
    if (result.code !== 0) break;
  }
  return summarise(done);
}

/** @param {readonly { name: string, seconds: string, code: number }[]} done */
function summarise(done) {
  const counts = [readCounts(unitReport, unitCounts), readCounts(journeyReport, journeyCounts)].filter((suite) => suite !== undefined);
  const stepFailed = done.length < steps.length || done.some((step) => step.code !== 0) || counts.length < 2;
  const { passed, failed, skipped } = total(counts, { stepFailed });
  for (const { name, seconds, code } of done) console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(22)} ${seconds.padStart(7)} s`);
  for (const { name } of steps.slice(done.length)) console.log(`- ${name.padEnd(22)} not run`);
  if (skipped > 0) console.log(`${skipped} skipped`);
  const flaky = readCounts(journeyReport, flakyCounts)?.passed ?? 0;
  if (flaky > 0) console.log(`${flaky} of the journeys passed only when tried again: mend them`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

await exitWith(main);
