import { describe, expect, test } from 'vitest';
import { versionNamed, supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { type Capability, readCapability } from './capability.ts';
import { unqueriedCategories, planFor, widestPlan } from './plan.ts';
import { versionOf } from './source-version.ts';

const offers = (...types: readonly string[]): Capability => ({
  offered: new Map(types.map((type) => [type, { includes: new Set<string>() }])),
});
const spokenOf = (capability: Capability | undefined) =>
  new Set(planFor(capability, [], 'ada').flatMap(({ categories: covers }) => covers));

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

  test('medicines, if either prescriptions or statements are offered', () => {
    expect(spokenOf(offers('MedicationStatement'))).toContain('medications');
    expect(spokenOf(offers('MedicationRequest'))).toContain('medications');
  });

  test('without a CapabilityStatement, the categories left out are named, except those the source never holds', () => {
    expect(unqueriedCategories(undefined, ['devices'])).toEqual(expect.arrayContaining(['medications', 'alerts', 'documents']));
    expect(unqueriedCategories(undefined, ['devices'])).not.toContain('devices');
    expect(unqueriedCategories(undefined, [])).not.toContain('allergies');
    expect(unqueriedCategories(offers('Observation'), [])).toEqual([]);
  });
});

const conformance = (resourceType: string, fhirVersion: unknown, ...types: readonly string[]) => ({
  resourceType,
  fhirVersion,
  rest: [{ resource: types.map((type) => ({ type, searchInclude: [`${type}:medication`] })) }],
});
const asked = (body: unknown, label: string) => planFor(readCapability(body), [], 'ada', versionNamed(label));

test('queries that a server sends as a client are not queries it answers', () => {
  const rest = [
    { mode: 'client', resource: [{ type: 'Procedure' }] },
    { mode: 'server', resource: [{ type: 'Condition' }] },
  ];
  expect([...(readCapability({ resourceType: 'CapabilityStatement', rest })?.offered?.keys() ?? [])]).toEqual(['Condition']);
});

describe('each version is queried by its own names', () => {
  test('DSTU2', () => {
    const plan = asked(
      conformance('Conformance', '1.0.2', 'MedicationOrder', 'DiagnosticOrder', 'ProcedureRequest', 'ReferralRequest'),
      'dstu2',
    );
    expect(plan.map(({ type }) => type)).toEqual(['DiagnosticOrder', 'ProcedureRequest', 'ReferralRequest', 'MedicationOrder']);
    expect(plan[3]?.params).toEqual([
      ['patient', 'ada'],
      ['_count', '200'],
      ['_include', 'MedicationOrder:medication'],
    ]);
    expect(plan[0]?.fallbacks).toEqual([]);
  });

  test('STU3 knows fewer intents', () => {
    const [plan] = asked(conformance('CapabilityStatement', '3.0.1', 'MedicationRequest'), 'stu3');
    expect(plan?.fallbacks.map(({ params }) => params[1])).toEqual([['intent', 'proposal,plan,order,instance-order']]);
  });

  test('R5', () => {
    const plan = asked(conformance('CapabilityStatement', '5.0.0', 'MedicationStatement', 'DeviceUsage'), 'r5');
    expect(plan.map(({ type }) => type)).toEqual(['MedicationStatement', 'DeviceUsage']);
  });

  test('without a CapabilityStatement, the usual types under the version’s names', () => {
    const types = planFor(undefined, [], 'ada', versionNamed('dstu2')).map(({ type }) => type);
    expect(types).toContain('MedicationOrder');
    expect(types).not.toContain('MedicationRequest');
  });

  test.each(supportedVersions.map((version) => [version.label, version] as const))(
    '%s: all that is asked was in the widest plan',
    (_, version) => {
      const types = [...new Set(widestPlan([], 'ada').map(({ type }) => type))];
      const every = readCapability(conformance('CapabilityStatement', undefined, ...types));
      const widest = new Set(types);
      expect(planFor(every, [], 'ada', version).filter(({ type }) => !widest.has(type))).toEqual([]);
      expect(planFor(undefined, [], 'ada', version).filter(({ type }) => !widest.has(type))).toEqual([]);
    },
  );

  test('the widest plan names each type once', () => {
    const types = widestPlan([], 'ada').map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('the FHIR version of a source', () => {
  test.each<[string, 'stu3' | undefined, unknown, string]>([
    ['as it says', undefined, conformance('CapabilityStatement', '3.0.2', 'Condition'), 'STU3'],
    ['as a Conformance says', undefined, conformance('Conformance', '1.0.2', 'Condition'), 'DSTU2'],
    ['as configured, whatever it says', 'stu3', conformance('CapabilityStatement', '4.0.1', 'Condition'), 'STU3'],
    ['R4, where it says nothing', undefined, conformance('CapabilityStatement', undefined, 'Condition'), 'R4'],
    ['R4, where it has no statement', undefined, undefined, 'R4'],
  ])('%s', (_, fhirVersion, body, label) => {
    expect(versionOf({ fhirVersion }, readCapability(body)).label).toBe(label);
  });

  test('H11 an unknown version is not read as if it were R4', () => {
    const said = (fhirVersion: string) => () => versionOf({}, readCapability(conformance('CapabilityStatement', fhirVersion, 'Condition')));
    expect(said('6.0.0-ballot2')).toThrow();
    expect(said('<b>Mrs Brooks</b>')).toThrow();
  });
});
