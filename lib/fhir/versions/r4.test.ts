import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { r4 } from './r4.ts';

test('R4 is what the kinds read: nothing is copied, nothing changed', () => {
  const resource = { resourceType: 'Flag', id: '1', contained: [{ resourceType: 'Practitioner' }] };
  expect(r4.toR4(resource)).toBe(resource);
});

const tablets = { medicationCodeableConcept: { text: 'Metformin' } };

test.each<[string, object, string, string]>([
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'not-done' }, 'Flu: not given', 'denied'],
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed' }, 'Flu', 'affirmed'],
  ['MedicationAdministration', { ...tablets, status: 'not-done' }, 'Not given: Metformin', 'denied'],
  ['MedicationAdministration', { ...tablets, status: 'completed' }, 'Metformin', 'affirmed'],
  ['MedicationStatement', { ...tablets, status: 'not-taken' }, 'Not taken: Metformin', 'denied'],
  ['MedicationStatement', { ...tablets, status: 'active' }, 'Metformin', 'affirmed'],
  ['MedicationRequest', { ...tablets, status: 'active', doNotPerform: true }, 'Do not give: Metformin', 'denied'],
  ['MedicationRequest', { ...tablets, status: 'active' }, 'Metformin', 'affirmed'],
  ['Procedure', { code: { text: 'Scan' }, status: 'not-done' }, 'Scan: not done', 'denied'],
  ['Procedure', { code: { text: 'Scan' }, status: 'completed' }, 'Scan', 'affirmed'],
])('H11 %s %j is "%s"', (resourceType, body, title, assertion) => {
  expect(entryOf({ resourceType, id: '1', ...body }, {}, r4)).toMatchObject({ resourceType, title, assertion });
});
