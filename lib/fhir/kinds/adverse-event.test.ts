import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const event = { resourceType: 'AdverseEvent', id: '1', actuality: 'actual', event: { text: 'Fall' }, date: '2026-11-13' };

test.each([
  ['actual', 'Adverse event: Fall', 'affirmed', []],
  ['potential', 'Near miss, did not happen: Fall', 'denied', []],
  [
    'presumed',
    'Adverse event: Fall',
    'affirmed',
    [{ type: 'may-change-meaning', text: 'Actuality “presumed” is not known to this viewer' }],
  ],
])('H11 H12 one that is %s', (actuality, title, assertion, cautions) => {
  expect(entryOf({ ...event, actuality })).toMatchObject({ title, assertion, cautions, category: 'assessments' });
});

test.each([
  [{ severity: { coding: [{ code: 'severe' }] } }, 'Severe'],
  [{ seriousness: { coding: [{ code: 'Serious' }] } }, 'Serious'],
])('%j is marked', (extra, text) => {
  expect(entryOf({ ...event, ...extra }).cautions).toEqual([{ type: 'severe', text }]);
  expect(entryOf({ ...event, ...extra, actuality: 'potential' }).cautions).toEqual([]);
});

test('H16 when it happened, was found, was recorded; and what is suspected', () => {
  const entry = entryOf({
    ...event,
    detected: '2026-11-14',
    recordedDate: '2026-11-15',
    suspectEntity: [{ instance: { display: 'Amoxicillin' } }],
  });
  expect(entry).toMatchObject({
    detail: 'suspected: Amoxicillin',
    date: { kind: 'happened' },
    otherDates: [{ kind: 'asserted' }, { kind: 'recorded' }],
  });
  expect(factsOf(entry)).toMatchObject({ 'Suspected cause: instance': 'Amoxicillin' });
  expect(entryOf({ ...event, event: undefined }).title).toBe('Adverse event: not named');
});
