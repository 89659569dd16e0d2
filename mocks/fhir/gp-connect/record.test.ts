import type { Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { withContained } from '#/lib/fhir/gp-connect/contained.ts';
import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { readStructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { areaNames, structuredRecord } from './record.ts';

const clock = new Date('2026-11-21T14:02:00Z');

/** Types that a structured record carries as entries of their own; the rest is in `planted.ts` or a List. */
const carried = new Set(
  `AllergyIntolerance Condition MedicationRequest Observation DiagnosticReport Immunization Encounter ServiceRequest Procedure Flag`.split(
    ' ',
  ),
);

describe.each(people.map((person) => [person.key, person] as const))('H06 %s', (_, person) => {
  const held = recordsOf(person, 'riverside-practice', clock);
  const patient = held.find((resource): resource is Patient => resource.resourceType === 'Patient');
  const confidential = held.filter(({ meta }) => meta?.security?.some(({ code }) => code === 'R'));

  it('every record of the practice is one entry of its structured record, and none strays', () => {
    if (!patient) return expect(held).toEqual([]);
    const answer = structuredRecord({ patient, resources: held }, areaNames);
    const sent: unknown = JSON.parse(JSON.stringify(answer));
    const record = readStructuredRecord(withContained(Array.isArray(sent) ? sent.map((resource: unknown) => ({ resource })) : []));
    const shown = record.items.filter(({ role }) => role !== 'supporting');
    const entries = shown.map((item) => describeItem(item, record, 'rs'));
    expect(record.items.filter(({ role }) => role === 'stray')).toEqual([]);
    expect(entries.every(({ type }) => type === 'entry')).toBe(true);
    const ids = new Set(shown.map(({ resource }) => resource.id));
    const wanted = held.filter((resource) => carried.has(resource.resourceType) && !confidential.includes(resource));
    expect(wanted.filter(({ id }) => !ids.has(id))).toEqual([]);
    const planted = shown.filter(({ resource }) => !wanted.some(({ id }) => id === resource.id));
    expect(planted.every(({ key }) => /diary|ended/.test(key))).toBe(true);
    return undefined;
  });
});
