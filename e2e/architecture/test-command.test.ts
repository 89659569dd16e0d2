import { utimes, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needsBuild } from '#/.ci/build.js';
import { isInstalled } from '#/.ci/install.js';
import { journeyCounts, total, unitCounts } from '#/.ci/results.js';

describe('isInstalled', () => {
  const locked = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-win32': { version: '1.0.0', optional: true } };
  test.each([
    ['everything for this platform', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['the optional one too', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-win32': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['one missing', {}, false],
    ['one too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, false],
  ])('%s → %s', (_what, installed, expected) => {
    expect(isInstalled(locked, installed)).toBe(expected);
  });
});

describe('the last line of npm test', () => {
  const units = { passed: 10, failed: 0, skipped: 0 };
  const journeys = { passed: 3, failed: 0, skipped: 1 };
  test.each([
    ['all passed', [units, journeys], false, { passed: 13, failed: 0, skipped: 1 }],
    ['one failed', [units, { ...journeys, failed: 1 }], true, { passed: 13, failed: 1, skipped: 1 }],
    ['a step failed, no test did', [units], true, { passed: 10, failed: 1, skipped: 0 }],
    ['nothing ran', [], true, { passed: 0, failed: 1, skipped: 0 }],
    ['a suite without a test', [units, { passed: 0, failed: 0, skipped: 0 }], false, { passed: 10, failed: 1, skipped: 0 }],
  ])('%s', (_what, suites, stepFailed, expected) => {
    expect(total(suites, { stepFailed })).toEqual(expected);
  });

  test('reads both reports; a journey that passed when tried again has passed, and the log names it', () => {
    expect(unitCounts({ numPassedTests: 2, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 })).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
    });
    expect(journeyCounts({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });
});

describe('needsBuild', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-build-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (path: string, time: number): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), '');
    for (let at = path; at !== '.'; at = dirname(at)) await utimes(join(folder, at), time, time);
  };

  test('when there is none, or a source is newer', async () => {
    await write('lib/record/a.ts', 1_000);
    expect(needsBuild(folder, '.next')).toBe(true);
    await write('.next/BUILD_ID', 2_000);
    expect(needsBuild(folder, '.next')).toBe(false);
    await write('lib/record/b.ts', 3_000);
    expect(needsBuild(folder, '.next')).toBe(true);
  });

  test('when a source was removed', async () => {
    await write('lib/record/a.ts', 1_000);
    await write('.next/BUILD_ID', 2_000);
    await rm(join(folder, 'lib/record/a.ts'));
    expect(needsBuild(folder, '.next')).toBe(true);
  });
});
