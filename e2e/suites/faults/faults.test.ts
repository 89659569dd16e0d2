import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CategoryOf } from './check-trial.ts';
import { setCanaries } from './canaries.ts';
import { shares, type TrialPlan } from './trial.ts';
import { startExchange, type Exchange } from './exchange.ts';
import { faults } from './faults.ts';
import { runHostileDiscovery } from './hostile-discovery.ts';
import { runHostile } from './hostile-run.ts';
import { kindsAsked } from './kinds-held.ts';
import { learnCategories, runTrials } from './matrix.ts';
import { failuresOf } from './table.ts';
import { mistakes, runWrongAnswers } from './wrong-answers.ts';

let exchange: Exchange;
let categoryOf: CategoryOf;
const sampledKinds = ['AllergyIntolerance', 'MedicationRequest', 'Observation', 'Goal', 'Patient'] as const;

beforeAll(async () => {
  exchange = await startExchange();
  const healthy = await learnCategories(exchange, sampledKinds);
  expect(failuresOf(healthy.results)).toEqual([]);
  categoryOf = healthy.categoryOf;
}, 60_000);
afterAll(async () => exchange.stop());

/** Every fault once, the kinds and the shares by turns: what `npm run faults` tries of all. */
const sample: readonly TrialPlan[] = faults.map((fault, at) => ({
  fault,
  kind: sampledKinds[at % sampledKinds.length] ?? 'Observation',
  share: shares[at % shares.length] ?? 'all',
}));

describe('H05 H07 H23: a source that fails is named, and nothing that is missing reads as none', () => {
  test('every fault, at a source that holds what the others do not', { timeout: 180_000 }, async () => {
    const first = await runTrials(exchange, sample, categoryOf, { atOnce: 12 });
    // A machine that stands still for seconds fails healthy sources too: what does not hold is tried again, alone.
    const doubtful = first.filter(({ problems }) => problems.length > 0).map(({ plan }) => plan);
    expect(failuresOf(await runTrials(exchange, doubtful, categoryOf, { atOnce: 1 }))).toEqual([]);
    expect(first).toHaveLength(faults.length);
    expect(exchange.names.strangers.filter((host) => !host.startsWith('login.'))).toEqual([]);
  });

  test('the list is long enough, and speaks of every kind that is asked', () => {
    expect(faults.length).toBeGreaterThanOrEqual(33);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(kindsAsked.length).toBeGreaterThan(35);
  });
});

describe('H02: answers that are another patient’s', () => {
  test.each(mistakes)('%s: none is shown, all are counted and audited, the source is left alone', { timeout: 60_000 }, async (mistake) => {
    const {
      wrongAnswers: sent,
      shownAnswers: shown,
      problems,
    } = await runWrongAnswers(exchange, mistake, mistake === 'every answer shifted by one' ? 100 : 1_000);
    expect({ shown, problems }).toEqual({ shown: 0, problems: [] });
    expect(sent).toBeGreaterThan(0);
  });
});

describe('addresses that lead elsewhere', () => {
  test('in every field of an answer: nobody is asked, no token leaves', { timeout: 120_000 }, async () => {
    const { tried, arrived, tokensLost, problems } = await runHostile(exchange, undefined, 6);
    expect({ arrived, tokensLost, problems }).toEqual({ arrived: 0, tokensLost: 0, problems: [] });
    expect(tried).toBeGreaterThanOrEqual(150);
  });

  test('in a discovery document', { timeout: 60_000 }, async () => {
    const { problems } = await runHostileDiscovery(undefined, 3);
    expect(problems).toEqual([]);
  });

  test('the canaries notice whoever comes', async () => {
    const canaries = await setCanaries(() => false);
    await fetch(`http://127.0.0.1:${canaries.port}/there`, { headers: { authorization: 'Bearer source-secret' } });
    await canaries.stop();
    expect(canaries.arrivals.map(({ address }) => address)).toEqual([`127.0.0.1:${canaries.port}/there`]);
    expect(canaries.connects).toEqual([`127.0.0.1:${canaries.port}`]);
  });
});
