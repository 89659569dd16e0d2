import { afterEach, describe, expect, test } from 'vitest';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { usualVersion, versionNamed } from '#/lib/fhir/versions/registry.ts';
import { adaAtSource, bundle } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather } from '#/lib/sources/testing/gather-at.ts';
import { checkSubject, type RecordSubject } from '#/lib/sources/gather/subject-check.ts';

afterEach(closeServed);

const speaking =
  (fhirVersion: string, searches: Readonly<Record<string, readonly unknown[]>>, person: object = adaAtSource) =>
  (url: URL) => {
    const type = url.pathname.replace('/fhir/', '');
    const resource = Object.keys(searches).map((name) => ({ type: name }));
    if (type === 'metadata')
      return { body: { resourceType: fhirVersion < '2' ? 'Conformance' : 'CapabilityStatement', fhirVersion, rest: [{ resource }] } };
    return { body: bundle(type === 'Patient' ? [person] : (searches[type] ?? [])) };
  };

test('H11 a DSTU2 source is queried by its own names, and “not given” stays “not given”', async () => {
  const patient = { reference: 'Patient/ada' };
  const { events, ended, server } = await gather(
    speaking(
      '1.0.2',
      {
        Immunization: [
          { resourceType: 'Immunization', id: 'i', patient, status: 'completed', wasNotGiven: true, vaccineCode: { text: 'Flu' } },
        ],
        MedicationOrder: [
          { resourceType: 'MedicationOrder', id: 'm', patient, status: 'active', medicationCodeableConcept: { text: 'Metformin' } },
        ],
      },
      { ...adaAtSource, name: [{ family: ['Brooks'], given: ['Ada'] }] },
    ),
  );
  const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => [entry.id, entry.title]) : []));
  expect(entries.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
    ['vale|Immunization/i', 'Flu: not given'],
    ['vale|MedicationOrder/m', 'Metformin'],
  ]);
  expect(server.requests.some(({ path }) => path.startsWith('MedicationRequest'))).toBe(false);
  expect(ended.outcomes.get('medications')).toEqual({ state: 'complete', entries: 1 });
});

test('H02 another patient’s resource is refused in every version', async () => {
  const foreign = { resourceType: 'MedicationOrder', id: 'm', patient: { reference: 'Patient/zoe' }, status: 'active' };
  const { ids, ended } = await gather(speaking('1.0.2', { MedicationOrder: [foreign] }));
  expect(ids).toEqual([]);
  expect(ended.resources.refused).toBe(1);
});

test('H05 an unknown version fails visibly', async () => {
  const { ended } = await gather(speaking('6.0.0', { Condition: [] }));
  expect(ended.outcomes.get('problems')?.state).toBe('failed');
  expect(JSON.stringify(ended.outcomes.get('problems'))).toContain('FHIR 6.0.0');
});

describe('H02 the subject is checked as sent and as mapped', () => {
  const subject: RecordSubject = {
    server: { url: 'https://gp.example/fhir' },
    ids: new Set(['ada']),
    identifiers: new Set(),
    isSamePerson: () => 'refuse',
  };
  const named = (label: string): Version => versionNamed(label) ?? usualVersion;
  const mappedTo = (resource: object): Version => ({ ...usualVersion, toR4: (sent) => ({ ...sent, ...resource }) });
  const broken: Version = {
    ...usualVersion,
    toR4: () => {
      throw new Error('broken');
    },
  };
  const ada = { reference: 'Patient/ada' };
  const zoe = { reference: 'Patient/zoe' };

  test.each<[string, object, Version, string]>([
    ['an order of DSTU2', { resourceType: 'MedicationOrder', patient: ada }, named('dstu2'), 'this-patient'],
    ['an order of another patient', { resourceType: 'MedicationOrder', patient: zoe }, named('dstu2'), 'other-patient'],
    ['an order of nobody', { resourceType: 'MedicationOrder' }, named('dstu2'), 'not-said'],
    ['an order of two', { resourceType: 'MedicationOrder', patient: ada, subject: zoe }, named('dstu2'), 'other-patient'],
    ['R5 names it elsewhere', { resourceType: 'ResearchSubject', subject: ada }, named('r5'), 'this-patient'],
    ['R5 names another elsewhere', { resourceType: 'ResearchSubject', subject: zoe }, named('r5'), 'other-patient'],
    [
      'an appointment that names another beside its participants',
      { resourceType: 'Appointment', participant: [{ actor: ada }], subject: zoe },
      named('r5'),
      'other-patient',
    ],
    ['a mapping that hides another patient', { resourceType: 'Flag', subject: zoe }, mappedTo({ subject: ada }), 'other-patient'],
    ['a mapping that finds another patient', { resourceType: 'Flag', subject: ada }, mappedTo({ subject: zoe }), 'other-patient'],
    ['a mapping that loses the patient', { resourceType: 'Flag', subject: ada }, mappedTo({ subject: undefined }), 'not-said'],
    ['a mapping that changes the type', { resourceType: 'Flag' }, mappedTo({ resourceType: 'Basic' }), 'not-said'],
    ['a mapping that fails', { resourceType: 'Flag', subject: ada }, broken, 'not-said'],
  ])('%s', (_, resource, version, verdict) => expect(checkSubject(resource, subject, version)).toBe(verdict));
});
