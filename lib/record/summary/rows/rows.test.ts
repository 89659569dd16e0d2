import { describe, expect, it, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { allergyRow, statementRow } from './allergy-row.ts';
import { appointmentRow } from './appointment-row.ts';
import type { BlockRow } from './block-row.ts';
import { letterRow } from './letter-row.ts';
import { medicineRow } from './medicine-row.ts';
import { problemRow } from './problem-row.ts';

const city = source('city', { name: 'City Hospitals' });
const gp = source('gp', { name: 'Riverside Surgery' });
const context = { sources: new Map([city, gp].map((each) => [each.id, each])), locale: 'en-GB', thisYear: '2026' };

/** The entry as another source sent it. */
const at = (from: string, resource: object): TimelineEntry => {
  const entry = entryOf(resource);
  const id = entry.id.replace(/^city\|/, `${from}|`);
  const series = entry.series?.replace(/^city\|/, `${from}|`);
  return { ...entry, id, ...(series && { series }), origins: entry.origins.map((origin) => ({ ...origin, source: from })) };
};
const summaryOf = (own: readonly object[], other: readonly object[] = []) =>
  summariseRecord(
    timelineOf(
      { source: city, entries: own.map((resource) => at('city', resource)) },
      { source: gp, entries: other.map((resource) => at('gp', resource)) },
    ),
    wholeView,
    hello.at,
  );
const words = ({ before, name, value, rest, date, lines }: BlockRow) => [
  `${before}${name}`,
  value,
  rest.join(' · '),
  date,
  lines.map(({ text }) => text),
];
const coded = (code: string): object => ({ coding: [{ code }] });

const penicillin = (id: string, reaction: string, more: object = {}): object => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: coded('active'),
  verificationStatus: coded('confirmed'),
  code: { text: 'Penicillin' },
  reaction: [{ manifestation: [{ text: reaction }], ...('severity' in more && { severity: more.severity }) }],
  recordedDate: '2014-06-20',
  ...more,
});

describe('H40 allergies', () => {
  it('name, severe reaction, what the year is; the milder words of another source are a difference, though they are newer', () => {
    const { allergies } = summaryOf(
      [penicillin('1', 'Rash', { verificationStatus: coded('unconfirmed'), recordedDate: '2026-11-19' })],
      [penicillin('2', 'Anaphylaxis', { severity: 'severe', onsetDateTime: '1998' })],
    );
    const rows = allergies.items.map((group) => allergyRow(group, context));
    expect(rows.map(words)).toEqual([
      ['Penicillin', 'anaphylaxis, severe', '', '1998', ['City Hospitals: rash, severity not stated, unconfirmed']],
    ]);
    expect(rows[0]?.isSevere).toBe(true);
  });

  it.each<[string, object, string, string]>([
    ['a year of its beginning, which paper names', { onsetDateTime: '1998-03' }, '1998', 'began 1998'],
    ['of its recording where there is none', {}, 'recorded 2014', 'recorded 2014'],
    ['of this year the day', { recordedDate: '2026-11-12T10:00:00Z' }, 'recorded 12-Nov', 'recorded 12-Nov-2026'],
    ['no date is said', { recordedDate: undefined }, 'no date', 'no date'],
  ])('%s', (_, more, date, onPaper) => {
    const [group] = summaryOf([penicillin('1', 'Rash', more)]).allergies.items;
    expect(group && allergyRow(group, context).date).toBe(date);
    expect(group && allergyRow(group, { ...context, keepsYear: true }).date).toBe(onPaper);
  });

  it('unconfirmed is said', () => {
    const [group] = summaryOf([penicillin('1', 'Rash', { verificationStatus: coded('unconfirmed') })]).allergies.items;
    expect(group && allergyRow(group, context).rest).toEqual(['unconfirmed']);
  });

  it('the gravest stands first, resolved ones are counted apart', () => {
    const { allergies } = summaryOf([
      penicillin('1', 'Rash', { code: { text: 'Egg' }, category: ['food'] }),
      penicillin('2', 'Rash', { code: { text: 'Aspirin' } }),
      penicillin('3', 'Anaphylaxis', { code: { text: 'Nuts' }, category: ['food'], severity: 'severe' }),
      penicillin('4', 'Rash', { code: { text: 'Milk' }, clinicalStatus: coded('resolved') }),
    ]);
    expect(allergies.items.map((group) => allergyRow(group, context).name)).toEqual(['Nuts', 'Aspirin', 'Egg']);
    expect(allergies.resolvedCount).toBe(1);
  });

  it.each([
    [true, 'recorded 12-Jun-2019 · other sources disagree'],
    [false, 'recorded 12-Jun-2019'],
  ])('H13 a statement of none beside items: %s', (isBeside, rest) => {
    const none = { ...penicillin('1', ''), code: { text: 'No known allergies' }, reaction: undefined, recordedDate: '2019-06-12' };
    const [group] = summaryOf([none]).allergies.statements;
    const row = group && statementRow(group, isBeside, context);
    expect(row && [...words(row), row.isMuted]).toEqual(['No known allergies', '', rest, '', [], isBeside]);
  });
});

const order = (id: string, name: string, dose: string, more: object = {}): object => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: name },
  dosageInstruction: [{ text: dose }],
  authoredOn: '2019-03-01',
  ...more,
});
const issue = (id: string, of: string, name: string, on: string): object =>
  order(id, name, 'As before', {
    intent: 'instance-order',
    basedOn: [{ reference: `MedicationRequest/${of}` }],
    authoredOn: on,
    status: 'completed',
  });
const medicines = (own: readonly object[], other: readonly object[] = []) => {
  const { medicines: block } = summaryOf(own, other);
  const { issues, isAtDeath, ofUnknownStatus } = block;
  return block.items.map((group) => words(medicineRow(group, { ...context, issues, isAtDeath, ofUnknownStatus })));
};

describe('H20 current medicines', () => {
  it('name, strength, a short dose on the line, the last issue of its own prescription', () => {
    expect(
      medicines([
        order('1', 'Ramipril 5 mg', 'once a day'),
        issue('2', '1', 'Ramipril 5 mg', '2026-10-01'),
        issue('3', '1', 'Ramipril 5 mg', '2026-09-01'),
      ]),
    ).toEqual([['Ramipril', '5 mg once a day', '', '01-Oct', []]]);
  });

  it('a longer dose stands whole on the second line, in its own words', () => {
    const dose = 'Two capsules on the first day, then one a day for 5 days';
    expect(medicines([order('1', 'Doxycycline 100 mg capsule', dose)])).toEqual([
      ['Doxycycline', '100 mg capsule', '', 'from 01-Mar-2019', [dose]],
    ]);
  });

  it('a dose that says the strength says it once; the kind of repeat is no news', () => {
    expect(
      medicines([
        order('1', 'Amlodipine 5 mg tablet', '5 mg once a day', { courseOfTherapyType: { text: 'repeat' } }),
        order('2', 'Omeprazole 20 mg gastro-resistant capsule', '20 mg once a day'),
        order('3', 'Prednisolone 5 mg tablet', '30 mg every morning for 5 days'),
      ]).map(([name, value, rest, , lines]) => [name, value, rest, lines]),
    ).toEqual([
      ['Amlodipine', '5 mg once a day', '', []],
      ['Omeprazole', 'gastro-resistant capsule', '', ['20 mg once a day']],
      ['Prednisolone', '5 mg tablet', '', ['30 mg every morning for 5 days']],
    ]);
  });

  it('where doses differ the first line says so, and both stand on equal lines, newest first', () => {
    expect(
      medicines(
        [order('1', 'Ramipril 10 mg capsule', 'One capsule once a day', { authoredOn: '2026-11-18' })],
        [order('2', 'Ramipril 5 mg capsule', 'One capsule once a day'), issue('3', '2', 'Ramipril 5 mg capsule', '2026-10-01')],
      ),
    ).toEqual([
      [
        'Ramipril',
        'doses differ',
        '',
        '',
        [
          'City Hospitals: 10 mg capsule, one capsule once a day, from 18-Nov',
          'Riverside Surgery: 5 mg capsule, one capsule once a day, issued 01-Oct',
        ],
      ],
    ]);
  });

  it('newly started ones first, then by name', () => {
    const rows = medicines([
      order('1', 'Zopiclone 3.75 mg', 'at night', { authoredOn: '2026-11-18' }),
      order('2', 'Amlodipine 5 mg', 'once a day'),
      order('3', 'Doxycycline 100 mg', 'once a day', { authoredOn: '2026-11-18' }),
      order('4', 'Metformin 1 g', 'twice a day', { authoredOn: '2026-10-01' }),
    ]);
    expect(rows.map(([name, , , date]) => [name, date])).toEqual([
      ['Doxycycline', 'from 18-Nov'],
      ['Zopiclone', 'from 18-Nov'],
      ['Amlodipine', 'from 01-Mar-2019'],
      ['Metformin', 'from 01-Oct'],
    ]);
  });

  it('a difference of status stays a difference, and is said with the source', () => {
    const [row] = medicines(
      [order('1', 'Aspirin 75 mg', 'once a day', { authoredOn: '2026-01-02' })],
      [order('2', 'Aspirin 75 mg', 'once a day', { status: 'on-hold' })],
    );
    expect(row).toEqual(['Aspirin', '75 mg once a day', '', 'from 02-Jan', ['Riverside Surgery: on-hold, from 01-Mar-2019']]);
  });

  it('H12 on hold, reported and unknown are said', () => {
    const rest = (more: object) => medicines([order('1', 'Aspirin 75 mg', 'once a day', more)])[0]?.[2];
    expect(rest({ status: 'on-hold', statusReason: { text: 'before surgery' } })).toBe('on-hold · before surgery');
    expect(rest({ reportedBoolean: true })).toBe('reported');
    expect(rest({ status: 'unknown' })).toContain('not said whether it is still taken');
  });

  it('a name without a strength loses nothing', () => {
    expect(medicines([order('1', 'Vitamin B12', 'daily')])).toEqual([['Vitamin B12', 'daily', '', 'from 01-Mar-2019', []]]);
  });
});

describe('problems', () => {
  const problem = (id: string, more: object = {}): object => ({
    resourceType: 'Condition',
    id,
    clinicalStatus: coded('active'),
    code: { text: 'Osteoarthritis of knee', coding: [{ system: 'http://snomed.info/sct', code: '239873007' }] },
    onsetDateTime: '2014-06-10',
    ...more,
  });
  const rows = (own: readonly object[], other: readonly object[] = []) =>
    summaryOf(own, other).problems.items.map((group) => words(problemRow(group, context, Date.parse(hello.at))));

  it('H20 the member that calls it current speaks; "resolved" of another is a difference', () => {
    expect(rows([problem('1', { clinicalStatus: coded('resolved'), recordedDate: '2026-01-01' })], [problem('2')])).toEqual([
      ['Osteoarthritis of knee', '', '', '2014', ['City Hospitals: resolved']],
    ]);
  });

  it.each<[string, object, string, string]>([
    ['of this year the day', { onsetDateTime: '2026-11-20' }, 'Osteoarthritis of knee', '20-Nov'],
    ['provisional stands before the name', { verificationStatus: coded('provisional') }, 'Provisional: Osteoarthritis of knee', '2014'],
    ['H16 recorded is no beginning', { onsetDateTime: undefined, recordedDate: '2019-01-02' }, 'Osteoarthritis of knee', 'recorded 2019'],
  ])('%s', (_, more, name, date) => {
    const [row] = rows([problem('1', more)]);
    expect([row?.[0], row?.[3]]).toEqual([name, date]);
  });
});

test('a letter says its ward, an imaging report the first sentence of its conclusion, in quotes', () => {
  const { letters } = summaryOf([
    {
      resourceType: 'DocumentReference',
      id: '1',
      status: 'current',
      type: { text: 'Discharge summary' },
      description: 'pneumonia',
      date: '2026-11-18T16:40:00Z',
      author: [{ display: 'Dr Marta Lindqvist' }],
      context: { practiceSetting: { text: 'Ward 7 Respiratory' } },
      content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1' } }],
    },
    {
      resourceType: 'DiagnosticReport',
      id: '2',
      status: 'final',
      category: [coded('RAD')],
      code: { text: 'Chest X-ray' },
      effectiveDateTime: '2025-11-14T11:05:00Z',
      conclusion: 'Right lower zone consolidation. No effusion.',
    },
  ]);
  expect(letters.items.map((group) => words(letterRow(group, context)))).toEqual([
    ['Discharge summary: pneumonia', '', 'Ward 7 Respiratory', '18-Nov', []],
    ['Chest X-ray report', '', '', '14-Nov-2025', ['“Right lower zone consolidation. …”']],
  ]);
});

test('an appointment says what, with whom and when, with its time', () => {
  const { appointments } = summaryOf([
    {
      resourceType: 'Appointment',
      id: '1',
      status: 'booked',
      serviceType: [{ text: 'Respiratory clinic' }],
      start: '2026-12-30T10:40:00Z',
      end: '2026-12-30T11:00:00Z',
      participant: [{ actor: { display: 'Dr Sam Ode' } }],
    },
  ]);
  expect(appointments.items.map((group) => words(appointmentRow(group, context)))).toEqual([
    ['Respiratory clinic', '', 'Dr Sam Ode', '30-Dec 10:40', []],
  ]);
});
