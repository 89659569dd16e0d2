// Adds up what the test programs reported in their JSON files.
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number }} UnitReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} JourneyReport
 */

/** @param {UnitReport} report vitest's JSON report @returns {Counts} */
export function unitCounts(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) };
}

/** @param {JourneyReport} report Playwright's JSON report @returns {Counts} */
export function journeyCounts({ stats }) {
  // Tried again (in CI, on machines that others use too), a journey that passes has shown that the product works; the
  // list names it as flaky, and it wants mending.
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** @param {JourneyReport} report @returns {Counts} those that passed only when tried again, as `passed` */
export function flakyCounts({ stats }) {
  return { passed: stats.flaky, failed: 0, skipped: 0 };
}

/**
 * The counts of one report, or nothing when the program ended before it could write one.
 * @template R
 * @param {string} path
 * @param {(report: R) => Counts} counts
 * @returns {Counts | undefined}
 */
export function readCounts(path, counts) {
  try {
    /** @type {R} */
    const report = JSON.parse(readFileSync(path, 'utf8'));
    return counts(report);
  } catch {
    return undefined;
  }
}

/**
 * The run as a whole. A step that failed without a failing test counts as one failure, and so does
 * a suite without a single test, so that "0 failed" is never printed for a run that did not pass.
 * @param {readonly Counts[]} suites
 * @param {{ stepFailed: boolean }} run
 * @returns {Counts}
 */
export function total(suites, { stepFailed }) {
  /** @param {keyof Counts} key */
  const sum = (key) => suites.reduce((so, suite) => so + suite[key], 0);
  const empty = suites.filter((suite) => suite.passed + suite.failed === 0).length;
  const failed = sum('failed') + empty;
  return { passed: sum('passed'), failed: failed === 0 && stepFailed ? 1 : failed, skipped: sum('skipped') };
}
