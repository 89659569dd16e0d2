import { describe, expect, test } from 'vitest';
import type { Capability } from './capability.ts';
import { notAskedFor, planFor } from './plan.ts';

const offers = (...types: readonly string[]): Capability => new Map(types.map((type) => [type, { includes: new Set<string>() }]));
const spokenOf = (capability: Capability | undefined) => new Set(planFor(capability, [], 'ada').flatMap(({ covers }) => covers));

describe('H05: what a plan may say "none" of', () => {
  test.each<[string, readonly string[]]>([
    ['imaging', ['Observation']],
    ['immunizations', ['ImmunizationRecommendation']],
    ['medications', ['MedicationDispense', 'MedicationAdministration']],
    ['documents', ['Communication']],
    ['encounters', ['EpisodeOfCare']],
    ['problems', ['ClinicalImpression']],
    ['alerts', ['DetectedIssue']],
    ['care-plans', ['Goal']],
  ])('not of %s, when only %j is offered; it is asked all the same', (category, types) => {
    expect([...spokenOf(offers(...types))]).not.toContain(category);
    expect(planFor(offers(...types), [], 'ada').map(({ type }) => type)).toEqual(types);
  });

  test('of medicines, when either prescriptions or statements are offered', () => {
    expect(spokenOf(offers('MedicationStatement'))).toContain('medications');
    expect(spokenOf(offers('MedicationRequest'))).toContain('medications');
  });

  test('without a CapabilityStatement, what was left out is named, save what the source can never hold', () => {
    expect(notAskedFor(undefined, ['devices'])).toEqual(expect.arrayContaining(['medications', 'alerts', 'documents']));
    expect(notAskedFor(undefined, ['devices'])).not.toContain('devices');
    expect(notAskedFor(undefined, [])).not.toContain('allergies');
    expect(notAskedFor(offers('Observation'), [])).toEqual([]);
  });
});
