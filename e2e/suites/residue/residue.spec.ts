import { expect, test } from '@playwright/test';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { findResidue } from './find-residue.ts';
import { residueFailures, residueTable } from './residue-table.ts';

// A sample of `npm run residue`: names, numbers, tokens and texts in files, logs, profile and memory, the server's too.
test('H22 after a launch and a sign-out nothing is left: files, output, browser profile, both heaps', async () => {
  test.setTimeout(240_000);
  const { results, kinds, detectors, broken } = await findResidue(portsOf('residue'), { sample: true });
  console.log(residueTable(results, kinds));
  expect(broken).toEqual([]);
  expect(residueFailures(results)).toEqual([]);
  expect(detectors.filter(({ isFound }) => !isFound)).toEqual([]);
});
