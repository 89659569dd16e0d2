import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { apply, hello, source } from '#/lib/record/testing/record-builders.ts';
import { emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { drawDrawer } from './testing/draw-drawer.tsx';
import { joinedWords } from '#/components/entry/testing/joined-words.ts';

type Json = Readonly<Record<string, unknown>>;

/** All that is drawn of a resource: its row's title, detail and value, and its drawer, as the page of a locale has them. */
function drawn(resource: Json, locale: string): string {
  const sentEntry = entryOf({ id: '1', status: 'active', ...resource });
  const timeline = apply(emptyTimeline('session-1'), [
    { ...hello, locale },
    { type: 'source', source: source('city') },
    { type: 'entries', source: 'city', attempt: 1, entries: [sentEntry] },
  ]);
  const lead = timeline.sources.get('city')?.batches.flat()[0];
  if (!lead) throw new Error('the entry was not accepted');
  return [lead.title, lead.detail, joinedWords(renderToStaticMarkup(<EntryValue entry={lead} />)), drawDrawer(lead, locale)].join(' ');
}

const order = { resourceType: 'MedicationRequest', intent: 'order', medicationCodeableConcept: { text: 'Prednisolone' } };
const march = { timing: { repeat: { boundsPeriod: { start: '2026-03-01', end: '2026-03-14' } } } };
const week = { timing: { repeat: { boundsDuration: { value: 7, code: 'd' } } } };
const observed = { resourceType: 'Observation', status: 'final', code: { text: 'Last scan' } };

test.each<[string, Json, string, string]>([
  ['a dosage', { ...order, dosageInstruction: [march] }, 'from 01-Mar-2026 until 14-Mar-2026', 'from Mar 1, 2026 until Mar 14, 2026'],
  [
    'its length',
    { ...order, authoredOn: '2026-05-01', dosageInstruction: [week] },
    'for 7 days from 01-May-2026',
    'for 7 days from May 1, 2026',
  ],
  [
    'a dosage of months',
    { ...order, dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-03' } } } }] },
    'from Mar-2026',
    'from Mar 2026',
  ],
  [
    'the source’s own dosage',
    { ...order, dosageInstruction: [{ text: 'One daily until 2026-03-14' }] },
    'One daily until 14-Mar-2026',
    'One daily until Mar 14, 2026',
  ],
  [
    'the date of a note',
    { ...observed, note: [{ text: 'Clear', authorString: 'Dr Ode', time: '2026-03-14' }] },
    'Clear (Dr Ode, 14-Mar-2026)',
    'Clear (Dr Ode, Mar 14, 2026)',
  ],
  ['a value', { ...observed, valueDateTime: '2026-03-14' }, '<b>14-Mar-2026</b>', '<b>Mar 14, 2026</b>'],
  [
    'a span as value',
    { ...observed, valuePeriod: { start: '2026-03-01', end: '2026-03-14' } },
    '<b>01-Mar-2026 to 14-Mar-2026</b>',
    '<b>Mar 1, 2026 to Mar 14, 2026</b>',
  ],
  [
    'a part’s value',
    { ...observed, component: [{ code: { text: 'LMP' }, valueDateTime: '2026-03-14' }] },
    '<b>14-Mar-2026</b>',
    '<b>Mar 14, 2026</b>',
  ],
  ['a title', { ...observed, code: { text: 'Scan of 2026-03-14' } }, 'Scan of 14-Mar-2026', 'Scan of Mar 14, 2026'],
  [
    'an extension',
    { ...observed, extension: [{ url: 'https://x.test/seen', valuePeriod: { start: '2026-03-01' } }] },
    'from 01-Mar-2026',
    'from Mar 1, 2026',
  ],
])('H15 %s has its dates in the reader’s format', (_name, resource, british, american) => {
  expect(drawn(resource, 'en-GB')).toContain(british);
  expect(drawn(resource, 'en-US')).toContain(american);
  expect(drawn(resource, 'en-GB')).not.toMatch(/2026-0[35]/);
});

test.each<[string, Json, string]>([
  ['a number', { ...observed, identifier: [{ value: '2026-03-14-77' }] }, '2026-03-14-77'],
  ['what no calendar has', { ...observed, valueString: 'due 2026-02-31' }, 'due 2026-02-31'],
  ['the author’s own words', { ...observed, note: [{ text: 'Seen 2026-03-14, well.' }] }, 'Seen 2026-03-14, well.'],
])('H15 %s stays as sent', (_name, resource, text) => expect(drawn(resource, 'en-US')).toContain(text));
