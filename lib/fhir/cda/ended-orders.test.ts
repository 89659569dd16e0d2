import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, template } from '#/lib/fhir/cda/fixtures/shell.ts';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { endedMedicines } from '#/lib/fhir/fixtures/ended-medicines.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { isCurrentMedicine } from '#/lib/record/medicines/standing/current-medicine.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';

const now = Date.parse(hello.at);
const city = source('city');
const practice = source('s');

/** A C-CDA medication activity: `mood` EVN is taken, INT is ordered. */
function medicine(mood: string, time: string, name = 'Prednisolone 5 mg tablet'): TimelineEntry {
  const xml = `<substanceAdministration classCode="SBADM" moodCode="${mood}">${template('2.16.840.1.113883.10.20.22.4.16')}${id(`m-${mood}`)}<statusCode code="active"/>${time}<consumable><manufacturedProduct><manufacturedMaterial><code nullFlavor="OTH"><originalText>${name}</originalText></code></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;
  const [entry] = entriesIn(documentIn(withEntries('10160-0', xml)));
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

const span = (low: string, high: string): string =>
  `<effectiveTime xsi:type="IVL_TS"><low ${low}/>${high === '' ? '' : `<high ${high}/>`}</effectiveTime>`;

describe('H37 a C-CDA medicine whose time is over is not current, whatever its status says', () => {
  test.each<[string, string, string, boolean]>([
    ['an order that ended in March', 'INT', span('value="20260301"', 'value="20260314"'), false],
    ['a medicine taken until March', 'EVN', span('value="20260301"', 'value="20260314"'), false],
    ['an order without an end', 'INT', span('value="20260301"', ''), true],
    ['an order that ends next year', 'INT', span('value="20260301"', 'value="20270301"'), true],
    ['an order whose end is not known', 'INT', span('value="20260301"', 'nullFlavor="UNK"'), true],
  ])('%s', (_case, mood, time, isCurrent) => {
    expect(isCurrentMedicine(medicine(mood, time), now)).toBe(isCurrent);
  });
});

describe('H37 an ended order and a running one of the same medicine share no row', () => {
  const order = (more: object): TimelineEntry =>
    entryOf({
      resourceType: 'MedicationRequest',
      id: 'running',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Prednisolone 5 mg tablet' },
      ...more,
    });
  const ended = medicine('INT', span('value="20260301"', 'value="20260314"'));
  const medicines = (...entries: readonly [TimelineEntry, TimelineEntry]) =>
    summariseRecord(timelineOf({ source: city, entries: [entries[0]] }, { source: practice, entries: [entries[1]] }), wholeView, hello.at)
      .medicines;

  test.each<[string, object]>([
    ['begun before it', { authoredOn: '2026-01-01' }],
    ['begun after it', { authoredOn: '2026-10-01' }],
    [
      'that ends next year',
      { authoredOn: '2026-03-01', dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2027-03-01' } } } }] },
    ],
  ])('one %s', (_case, more) => {
    const block = medicines(order(more), ended);
    expect(block.items.map(({ members }) => members.map(({ origins }) => origins[0]?.source))).toEqual([['city']]);
    expect(block.restCount).toBe(1);
  });

  test('two that run are one row, and so are two that ended', () => {
    const running = medicine('INT', span('value="20260301"', ''));
    expect(medicines(order({ authoredOn: '2026-01-01' }), running).items).toMatchObject([
      { sources: expect.arrayContaining(['city', 's']) },
    ]);
    const alsoEnded = order({
      authoredOn: '2026-03-01',
      dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2026-03-14' } } } }],
    });
    expect(medicines(alsoEnded, ended)).toMatchObject({ items: [], restCount: 1 });
    const endedLater = order({
      authoredOn: '2026-10-01',
      dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2026-10-08' } } } }],
    });
    expect(medicines(endedLater, ended)).toMatchObject({ items: [], restCount: 2 });
  });
});

test('H37 H15 ends and lengths that stand in the dosage alone, on the first screen', () => {
  const { medicines } = summariseRecord(
    timelineOf({ source: city, entries: endedMedicines.map((resource) => entryOf(resource)) }),
    wholeView,
    hello.at,
  );
  expect(medicines.items.map(({ lead }) => `${lead.title} | ${lead.detail}`)).toEqual([
    'Nitrofurantoin 100 mg capsule, One twice a day for 7 days | prescribed · active · for 7 days from 01-May-2026',
    'Ramipril 5 mg capsule, once daily, from 01-Mar-2026 until 01-Mar-2027 | prescribed · active',
  ]);
  expect(medicines.restCount).toBe(2);
  expect(endedMedicines.slice(0, 2).map((resource) => `${entryOf(resource).title} | ${entryOf(resource).detail}`)).toEqual([
    'Prednisolone 5 mg tablet, 1 tablet, oral, 6 times daily, from 2026-03-01 until 2026-03-14 | prescribed · active',
    'Clarithromycin 500 mg tablet, One twice a day | reported · active · until 2026-04-08T20:00:00Z',
  ]);
});
