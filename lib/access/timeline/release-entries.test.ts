import { expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import type { SourceEnded } from '#/lib/sources/answer/source-event.ts';
import { startEntryRelease } from './release-entries.ts';
import { policyAt } from '#/lib/access/testing/policy-at.ts';

const restricted = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
const source = { id: 'vale', name: 'Vale', organisation: 'vale', mayWithholdPersonally: true } as SourceConfig;
test('H24 what was taken out of a document that is kept back does not say that there is one', () => {
  const item = entry('vale', 'problem', {
    origins: [{ source: 'vale', reference: 'Condition/problem', document: 'vale|Thing/letter', place: 'section-1' }],
  });
  const other = entry('vale', 'other', { origins: [{ source: 'vale', reference: 'Condition/other', document: 'vale|Thing/open' }] });
  const { entries } = startEntryRelease(policyAt('vale'), source);
  const shown = entries([
    { entry: entry('vale', 'letter'), labels: [restricted] },
    { entry: item, labels: [] },
    { entry: other, labels: [] },
  ]);
  expect([...shown].map(({ origins }) => origins)).toEqual([[{ source: 'vale', reference: 'Condition/problem' }], other.origins]);
});

test('H13 H24 what a source writes beside an empty answer is said, but not where it might not have been empty', () => {
  const ended: SourceEnded = {
    type: 'ended',
    outcomes: new Map([['problems', { state: 'none', sourceWords: 'Information not available' }]]),
    resources: { received: 0, entries: 0, supporting: 0, refused: 0 },
  };
  const outcomeAt = (mayWithholdPersonally: boolean) =>
    startEntryRelease(policyAt('vale'), { ...source, mayWithholdPersonally })
      .outcomes(ended)
      .get('problems');
  expect(outcomeAt(false)).toEqual({ state: 'none', sourceWords: 'Information not available' });
  expect(outcomeAt(true)).toEqual({ state: 'none' });
});
