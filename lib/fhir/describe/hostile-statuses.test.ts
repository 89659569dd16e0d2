import { expect, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { describe } from './describe.ts';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { dstu2 } from '#/lib/fhir/versions/dstu2.ts';
import { r4 } from '#/lib/fhir/versions/r4.ts';
import { stu3 } from '#/lib/fhir/versions/stu3.ts';

function entryOf(resource: JsonObject, version: Version) {
  const described = describe({ id: '1', ...resource }, { source: 's', version, lookup: () => undefined });
  if (described.type !== 'entry') throw new Error(described.type);
  return described.entry;
}

const medicine = { medicationCodeableConcept: { text: 'Ramipril' } };

test.each<[string, JsonObject, Version, string]>([
  ['doNotPerform', { resourceType: 'MedicationRequest', status: 'active', intent: 'order', ...medicine }, r4, 'Do not give: Ramipril'],
  ['doNotPerform', { resourceType: 'ServiceRequest', status: 'active', intent: 'order', code: { text: 'CPR' } }, r4, 'Do not perform: CPR'],
  ['notGiven', { resourceType: 'Immunization', status: 'completed', vaccineCode: { text: 'Flu' } }, stu3, 'Flu: not given'],
  ['notDone', { resourceType: 'Procedure', status: 'completed', code: { text: 'Biopsy' } }, stu3, 'Biopsy: not done'],
  ['wasNotGiven', { resourceType: 'Immunization', status: 'completed', vaccineCode: { text: 'Flu' } }, dstu2, 'Flu: not given'],
])('H11 a negation that was sent as a text is one all the same: %s', (flag, resource, version, title) => {
  expect(entryOf({ ...resource, [flag]: 'true' }, version)).toMatchObject({ title, assertion: 'denied' });
  expect(entryOf({ ...resource, [flag]: 'false' }, version).assertion).toBe('affirmed');
});

test('H12 a status of which only the words were sent is understood where they are a status, else kept, with a caution', () => {
  const statedAs = (display: string): TimelineEntry =>
    entryOf({ resourceType: 'AllergyIntolerance', verificationStatus: { coding: [{ display }] }, code: { text: 'Penicillin' } }, r4);
  expect(statedAs('Entered in Error')).toMatchObject({ verificationStatus: 'entered-in-error', assertion: 'removed', cautions: [] });
  expect(statedAs('Disputed')).toMatchObject({
    verificationStatus: 'Disputed',
    assertion: 'affirmed',
    cautions: [{ type: 'may-change-meaning' }],
  });
});

test('H11 the rule of an advance directive stands on its row', () => {
  const directive = {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ code: 'adr' }] },
    category: [{ text: 'Resuscitation' }],
    provision: { type: 'deny' },
  };
  expect(entryOf(directive, r4).detail).toContain('rule: deny');
});
