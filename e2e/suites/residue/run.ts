import { parseArgs } from 'node:util';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { findResidue } from './find-residue.ts';
import { residueFailures, residueTable } from './residue-table.ts';

const { values } = parseArgs({
  options: {
    /** The sample of `npm test`. */
    sample: { type: 'boolean', default: false },
  },
});

const started = performance.now();
const { results, kinds, canaries, detectors, broken } = await findResidue(portsOf('residue'), { sample: values.sample });
console.log(`${canaries} canaries of ${kinds.length} kinds\n`);
console.log(residueTable(results, kinds));
console.log('\nDetectors, each with a canary planted for it:');
for (const { detector, isFound } of detectors) console.log(`${isFound ? 'found ' : 'MISSED'}  ${detector}`);
const failures = [
  ...broken.map((words) => `a journey did not end: ${words}`),
  ...residueFailures(results),
  ...detectors.filter(({ isFound }) => !isFound).map(({ detector }) => `the planted canary was not found: ${detector}`),
];
if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
console.log(`\n${failures.length} failures; ${((performance.now() - started) / 60_000).toFixed(1)} min`);
process.exitCode = failures.length > 0 ? 1 : 0;
