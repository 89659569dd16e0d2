import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const episode = {
  resourceType: 'EpisodeOfCare',
  id: '1',
  status: 'active',
  type: [{ text: 'Community nursing' }],
  period: { start: '2026-01-09' },
};

test.each([
  ['active', 'Episode of care: Community nursing', 'affirmed'],
  ['planned', 'Planned: Episode of care: Community nursing', 'affirmed'],
  ['waitlist', 'On the waiting list: Episode of care: Community nursing', 'affirmed'],
  ['cancelled', 'Cancelled: Episode of care: Community nursing', 'denied'],
])('H11 an episode that is %s', (status, title, assertion) => {
  expect(entryOf({ ...episode, status })).toMatchObject({ title, assertion, status });
});

test.each([
  ['active', true],
  ['finished', undefined],
])('H14 a period without an end, %s: open is %s', (status, open) => {
  expect(entryOf({ ...episode, status }).date).toMatchObject({ kind: 'period', start: '2026-01-09' });
  expect(entryOf({ ...episode, status }).date?.open).toBe(open);
});

test('without a type it is still an episode, with its diagnosis and organisation', () => {
  const entry = entryOf({
    ...episode,
    type: undefined,
    diagnosis: [{ condition: { display: 'Leg ulcer' } }],
    managingOrganization: { display: 'City' },
  });
  expect(entry).toMatchObject({ category: 'encounters', title: 'Episode of care', detail: 'Leg ulcer · City' });
});
