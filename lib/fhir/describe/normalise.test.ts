import { expect, test } from 'vitest';
import { describe } from './describe.ts';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const flag = { resourceType: 'Flag', id: '1', status: 'active', code: { text: 'Epilepsy' } };

test('the origin names source, reference, version and time', () => {
  const entry = entryOf({ ...flag, meta: { versionId: '4', lastUpdated: '2026-11-20T10:00:00Z' } });
  expect(entry.id).toBe('city|Flag/1');
  expect(entry.origins).toEqual([{ source: 'city', reference: 'Flag/1', version: '4', lastUpdated: '2026-11-20T10:00:00Z' }]);
});

test.each([
  ['at the top', { modifierExtension: [{ url: 'https://x.test/not-really', valueBoolean: true }] }, 'Not really', 'Yes'],
  [
    'within an element',
    { code: { text: 'Epilepsy', modifierExtension: [{ url: 'https://x.test/only-at-night', valueString: 'since 2011' }] } },
    'Only at night',
    'since 2011',
  ],
  ['with parts', { modifierExtension: [{ url: 'https://x.test/rule', extension: [{ url: 'grade', valueInteger: 3 }] }] }, 'Rule', '3'],
  [
    'in a contained resource',
    { contained: [{ resourceType: 'Practitioner', modifierExtension: [{ url: 'https://x.test/retired', valueCode: 'yes' }] }] },
    'Retired',
    'yes',
  ],
])('H10 a modifier extension %s warns, with its value readable', (_where, extra, what, value) => {
  const entry = entryOf({ ...flag, ...extra });
  expect(entry.cautions).toEqual([{ type: 'may-change-meaning', text: what }]);
  expect(entry.facts.some((fact) => fact.label.startsWith('May change the meaning') && fact.value === value)).toBe(true);
});

test('H10 implicit rules warn', () => {
  expect(entryOf({ ...flag, implicitRules: 'https://x.test/rules' }).cautions).toEqual([
    { type: 'may-change-meaning', text: 'Implicit rules' },
  ]);
});

test.each([
  ['active', undefined],
  ['paused', 'Status “paused” is not known to this viewer'],
  ['Active', 'Status “Active” is not known to this viewer'],
])('H12 status %s: kept verbatim, unknown ones warn', (status, what) => {
  const entry = entryOf({ ...flag, status });
  expect(entry.status).toBe(status);
  expect(entry.cautions).toEqual(what === undefined ? [] : [{ type: 'may-change-meaning', text: what }]);
});

test.each([
  ['status', { ...flag, status: 'entered-in-error' }],
  [
    'verificationStatus',
    { resourceType: 'Condition', id: '1', code: { text: 'Asthma' }, verificationStatus: { coding: [{ code: 'entered-in-error' }] } },
  ],
  ['docStatus', { resourceType: 'DocumentReference', id: '1', status: 'current', docStatus: 'entered-in-error' }],
])('H12 entered in error by %s: removed, groups with nothing, warns of nothing', (_element, resource) => {
  const entry = entryOf({ ...resource, identifier: [{ system: 'https://a.test/x', value: '12345' }] });
  expect(entry).toMatchObject({ assertion: 'removed', identity: [], cautions: [] });
});

test.each<[string, object]>([
  [
    'DocumentReference',
    { securityLabel: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] }] },
  ],
  ['Composition', { confidentiality: 'R' }],
])('the label that a %s carries itself is for policy too', (resourceType, marked) => {
  const described = describe({ resourceType, id: 'd', ...marked }, { source: 'city', lookup: () => undefined });
  expect(described.type === 'entry' && described.labels).toMatchObject([
    { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' },
  ]);
});

test('NOPAT is a caution; security labels, inline and contained ones too, are for policy', () => {
  const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
  const described = describe(
    {
      ...flag,
      meta: { security: [{ code: 'NOPAT' }] },
      contained: [{ resourceType: 'Practitioner', meta: { security: [label] } }],
      code: {
        text: 'X',
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
            valueCoding: { code: 'PSY' },
          },
        ],
      },
    },
    { source: 'city', lookup: () => undefined },
  );
  expect(described.type === 'entry' && described.labels).toEqual(expect.arrayContaining([{ code: 'NOPAT' }, label, { code: 'PSY' }]));
});

test('H25 notes and narrative both stay readable, the narrative marked', () => {
  const entry = entryOf({
    resourceType: 'Procedure',
    id: '1',
    status: 'completed',
    code: { text: 'Hip replacement' },
    note: [{ text: 'Left side\nsecond line', authorString: 'S. Ode', time: '2026-01-02' }],
    text: { status: 'generated', div: '<div>Right side</div>' },
  });
  expect(entry.text).toEqual(['Left side\nsecond line (S. Ode, 2026-01-02)', 'Narrative of the source:', 'Right side']);
});

test('the encounter is an entry id', () => {
  expect(entryOf({ ...flag, encounter: { reference: 'https://ehr.test/fhir/Encounter/9/_history/2' } }).encounter).toBe('city|Encounter/9');
  expect(entryOf({ ...flag, encounter: { reference: '#e' } }).encounter).toBeUndefined();
});

test('H24 why an element is missing is said', () => {
  const absent = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }] };
  expect(factsOf(entryOf({ ...flag, _period: absent }))).toEqual({ Period: 'not given (masked)' });
});

const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
test.each([
  ['Condition', 'code', ips, 'no-known-problems', 'none-known'],
  ['Condition', 'code', 'http://snomed.info/sct', '160245001', 'none-known'],
  ['MedicationStatement', 'medicationCodeableConcept', ips, 'no-known-medications', 'none-known'],
  ['MedicationRequest', 'medicationCodeableConcept', ips, 'no-medication-info', 'not-known'],
  ['Immunization', 'vaccineCode', ips, 'no-known-immunizations', 'none-known'],
  ['Procedure', 'code', ips, 'no-procedure-info', 'not-known'],
  ['Procedure', 'code', 'https://other.test', 'no-known-procedures', 'affirmed'],
])('H13 %s with %s of %s %s is %s', (resourceType, element, system, code, assertion) => {
  expect(entryOf({ resourceType, id: '1', [element]: { coding: [{ system, code }] } }).assertion).toBe(assertion);
});

test('H10 an encounter without an entry, and contained resources, stay readable', () => {
  const contained = [{ resourceType: 'Location', id: 'l', name: 'Ward 7', telecom: [{ system: 'phone', value: '7700' }] }];
  expect(factsOf(entryOf({ ...flag, encounter: { display: 'Visit of May' }, contained }))).toEqual({
    Encounter: 'Visit of May',
    Location: 'Ward 7',
    'Location: telecom': '7700',
  });
});

test.each([
  ['No known problems', {}, 'none-known'],
  ['No current problems or disability', {}, 'none-known'],
  ['No known problems', { clinicalStatus: { coding: [{ code: 'resolved' }] } }, 'denied'],
  ['No known problems with his knee since the operation', {}, 'affirmed'],
  ['Nodule', {}, 'affirmed'],
])('H13 a problem "%s" %j is %s', (text, more, assertion) => {
  expect(entryOf({ resourceType: 'Condition', id: '1', code: { text }, ...more }).assertion).toBe(assertion);
});
