import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const issue = {
  resourceType: 'DetectedIssue',
  id: '1',
  status: 'final',
  code: { text: 'Drug interaction' },
  severity: 'high',
  implicated: [{ display: 'Warfarin' }, { display: 'Clarithromycin' }],
  identifiedDateTime: '2026-11-12',
};

test.each([
  ['final', 'Drug interaction: Warfarin, Clarithromycin', 'affirmed', [{ type: 'severe', text: 'High' }]],
  [
    'preliminary',
    'Drug interaction: Warfarin, Clarithromycin',
    'affirmed',
    [
      { type: 'severe', text: 'High' },
      { type: 'preliminary', text: 'Preliminary' },
    ],
  ],
  ['cancelled', 'Cancelled: Drug interaction: Warfarin, Clarithromycin', 'denied', []],
])('H11 H35 an issue that is %s', (status, title, assertion, cautions) => {
  expect(entryOf({ ...issue, status })).toMatchObject({ title, assertion, cautions, category: 'alerts', date: { kind: 'recorded' } });
});

test('what was done about it is on the row, its words in full', () => {
  const entry = entryOf({ ...issue, detail: 'May bleed.', mitigation: [{ action: { text: 'INR watched' } }] });
  expect([entry.detail, entry.text]).toEqual(['dealt with: INR watched · May bleed.', ['May bleed.']]);
});

test('its words, or that it has none, where it has no code', () => {
  expect(entryOf({ ...issue, code: undefined, implicated: [], detail: 'May bleed.' }).title).toBe('May bleed.');
  expect(entryOf({ ...issue, code: undefined, implicated: [] }).title).toBe('Issue not named');
});
