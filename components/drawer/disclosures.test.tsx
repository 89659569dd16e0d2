import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { disclosureCautions } from '#/lib/record/security-labels/disclosures.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';

const cautions = disclosureCautions([{ code: 'NOPAT' }, { code: '42CFRPart2' }]);
const drawn = (more: Partial<TimelineEntry>, whole = false): string =>
  renderToStaticMarkup(<EntryValue entry={entry('city', 'r', { cautions, ...more })} whole={whole} />);
const notice = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

test.each<[string, Partial<TimelineEntry>]>([
  ['any row', {}],
  ['a row that was removed', { assertion: 'removed' }],
  ['a row that is not shared', { withheld: { part: 'documents', text: 'Documents are not shared.' } }],
])('H45 %s carries what may not be told, short on the screen and whole on paper', (_, more) => {
  expect(drawn(more)).toContain('Not to be shown to the patient');
  expect(drawn(more)).toContain('42 CFR Part 2<');
  expect(drawn(more)).not.toContain(notice);
  expect(drawn(more, true)).toContain('Not to be shown to the patient');
  expect(drawn(more, true)).toContain(notice);
});

test('a row without such labels has no mark', () => {
  expect(drawn({ cautions: [] })).not.toMatch(/42 CFR|Not to be shown/);
});
