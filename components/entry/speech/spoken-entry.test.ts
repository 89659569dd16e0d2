import { describe, expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { type SpeechExtras, spokenEntry } from './spoken-entry.ts';

const city = source('city', { name: 'City Hospitals' });
const surgery = source('surgery', { name: 'Riverside Surgery' });
const sources = new Map([city, surgery].map((one) => [one.id, one]));

/** The group that the record makes of entries. */
function groupOf(...entries: readonly TimelineEntry[]): Group {
  const at = (id: string) => entries.filter(({ origins }) => origins[0]?.source === id);
  const [group] = arrange(timelineOf({ source: city, entries: at('city') }, { source: surgery, entries: at('surgery') }), wholeView).groups;
  if (!group) throw new Error('no group');
  return group;
}

const said = (more: Partial<TimelineEntry>, extras?: SpeechExtras): string =>
  spokenEntry(groupOf(entry('city', 'x', more)), { sources, locale: 'en-GB' }, extras);

const concept = (text: string, code?: string) => ({ text, codings: code === undefined ? [] : [{ system: 'http://loinc.org', code }] });
const quantity = (value: string, unit?: string, comparator?: string): Measurement['value'] => ({
  type: 'quantity',
  quantity: { value, ...(unit && { unit }), ...(comparator && { comparator }) },
});
const flags = { high: { text: 'H', meaning: 'high' }, low: { text: 'L', meaning: 'low' } } as const;

function measured(title: string, measurement: Partial<Measurement>, components: readonly Measurement[] = []): Partial<TimelineEntry> {
  return { title, body: { shape: 'measurement', measurement: { code: concept(title), ranges: [], ...measurement }, components } };
}

const half = (code: string, name: string, value: string, more: Partial<Measurement> = {}): Measurement => ({
  code: concept(name, code),
  ranges: [],
  value: quantity(value, 'mm[Hg]')!,
  ...more,
});

describe('a row as it is said: value, flag, status, date with its year, source in full', () => {
  const result = measured('Creatinine', { value: quantity('142', 'umol/L')!, interpretation: flags.high });

  test('a result, with the one before it', () => {
    expect(said(result, { previous: '102' })).toBe('Creatinine 142 micromoles per litre, high, was 102, 20 November 2026, City Hospitals');
  });

  test.each<[string, Partial<TimelineEntry>, string]>([
    [
      'a result without a flag',
      measured('Sodium', { value: quantity('139', 'mmol/L')! }),
      'Sodium 139 millimoles per litre, 20 November 2026, City Hospitals',
    ],
    [
      'a comparator and a sign are said (H17)',
      measured('Troponin', { value: quantity('5', 'ng/L', '<')! }),
      'Troponin less than 5 nanograms per litre, 20 November 2026, City Hospitals',
    ],
    [
      'a value below nothing',
      measured('Base excess', { value: quantity('-2.5', 'mmol/L')! }),
      'Base excess minus 2.5 millimoles per litre, 20 November 2026, City Hospitals',
    ],
    [
      'a flag of our own is said as such (H18)',
      measured('Potassium', {
        value: quantity('5.9', 'mmol/L')!,
        ranges: [{ low: { value: '3.5', unit: 'mmol/L' }, high: { value: '5.3', unit: 'mmol/L' } }],
      }),
      'Potassium 5.9 millimoles per litre, high (worked out), 20 November 2026, City Hospitals',
    ],
    [
      'a flag that is not understood (H39)',
      measured('Urea', { value: quantity('9', 'mmol/L')!, interpretation: { text: 'ZZ', meaning: 'other', notUnderstood: 'ZZ' } }),
      'Urea 9 millimoles per litre, “ZZ”: flag not understood, 20 November 2026, City Hospitals',
    ],
    ['no value', measured('Lactate', { absent: 'Specimen haemolysed' }), 'Lactate, Specimen haemolysed, 20 November 2026, City Hospitals'],
    [
      'a finding in words',
      measured('Blood culture', { value: { type: 'concept', concept: concept('Growth') } }),
      'Blood culture Growth, 20 November 2026, City Hospitals',
    ],
    [
      'a blood pressure, one half of it flagged',
      measured('Blood pressure', {}, [half('8480-6', 'Systolic', '92', { interpretation: flags.low }), half('8462-4', 'Diastolic', '60')]),
      'Blood pressure 92 over 60 millimetres of mercury, systolic low, 20 November 2026, City Hospitals',
    ],
    [
      'an allergy, with every date by its kind',
      {
        category: 'allergies',
        title: 'Penicillin',
        detail: 'Anaphylaxis',
        verificationStatus: 'unconfirmed',
        cautions: [{ type: 'severe', text: 'Severe' }],
        date: { start: '2026-11-12', precision: 'day', kind: 'recorded' },
        otherDates: [{ start: '1998', precision: 'year', kind: 'onset' }],
      },
      'Penicillin, Severe, unconfirmed, Anaphylaxis, recorded 12 November 2026, began 1998, City Hospitals',
    ],
    [
      'a medicine, its dose in the words of its source',
      {
        category: 'medications',
        title: 'Ramipril 5 mg capsules',
        detail: '1 capsule once a day',
        status: 'on-hold',
        body: { shape: 'medication', medication: concept('Ramipril 5 mg capsules'), doses: [], act: 'prescribed' },
      },
      'Ramipril 5 mg capsules, on hold, 1 capsule once a day, 20 November 2026, City Hospitals',
    ],
    [
      'an order that forbids says it once',
      { category: 'medications', title: 'Do not give: Ibuprofen', cautions: [{ type: 'do-not-give' }] },
      'Do not give: Ibuprofen, 20 November 2026, City Hospitals',
    ],
    [
      'a problem without a date',
      { category: 'problems', title: 'Asthma', clinicalStatus: 'resolved', date: undefined! },
      'Asthma, resolved, No date, City Hospitals',
    ],
    [
      'a report with the results inside it',
      {
        title: 'Full blood count',
        body: {
          shape: 'panel',
          members: [],
          components: [
            { code: concept('Haemoglobin'), ranges: [], value: quantity('104', 'g/L')!, interpretation: flags.low },
            { code: concept('Platelets'), ranges: [], value: quantity('300', '10*9/L')! },
          ],
        },
      },
      'Full blood count, Haemoglobin 104 grams per litre, low, 20 November 2026, City Hospitals',
    ],
    [
      'a letter whose file cannot be had',
      {
        category: 'documents',
        title: 'Discharge summary',
        detail: 'Ward 7',
        body: { shape: 'attachments', attachments: [{ index: 0, unavailable: 'File not sent' }] },
      },
      'Discharge summary, File not sent, Ward 7, 20 November 2026, City Hospitals',
    ],
    [
      'a stub says nothing but that it is not shared',
      {
        ...result,
        title: 'Consultation',
        withheld: { part: 'consultation-text', text: 'Not shared with your organisation.' },
        cautions: [{ type: 'severe', text: 'Severe' }],
      },
      'Consultation, not shared, 20 November 2026, City Hospitals',
    ],
    [
      'what its source removed has no value',
      { ...result, assertion: 'removed', status: 'entered-in-error' },
      'Creatinine, removed by its source, 20 November 2026, City Hospitals',
    ],
    [
      'a stay has both its days',
      {
        category: 'encounters',
        title: 'Inpatient stay, Ward 7',
        date: { start: '2026-11-11', end: '2026-11-18', precision: 'day', kind: 'period' },
      },
      'Inpatient stay, Ward 7, 11 November 2026 to 18 November 2026, City Hospitals',
    ],
    [
      'an appointment has its time',
      {
        category: 'appointments',
        title: 'Renal clinic',
        status: 'booked',
        date: { start: '2026-12-10T09:20:00', precision: 'minute', kind: 'planned' },
      },
      'Renal clinic, booked, 10 December 2026 at 09:20, City Hospitals',
    ],
    [
      'words that may change the meaning',
      { title: 'Scan', cautions: [{ type: 'may-change-meaning', text: 'an extension' }] },
      'Scan, may change the meaning, open to read, 20 November 2026, City Hospitals',
    ],
  ])('%s', (_, more, words) => {
    expect(said(more)).toBe(words);
  });

  test('H38 what ended a decision comes first', () => {
    const decision = { category: 'decisions', title: 'Not for resuscitation' } as const;
    expect(said(decision, { standing: 'Revoked 20-Nov-2026: ' })).toBe(
      'Revoked 20 November 2026: Not for resuscitation, 20 November 2026, City Hospitals',
    );
  });

  test('differences are said with the value at each source, and both sources by name', () => {
    const medicine = (at: string, dose: string): TimelineEntry =>
      entry(at, 'ramipril', {
        category: 'medications',
        title: 'Ramipril',
        identity: ['medication|ramipril|current'],
        compare: { Dose: dose },
      });
    expect(spokenEntry(groupOf(medicine('city', '10 mg'), medicine('surgery', '5 mg')), { sources, locale: 'en-GB' })).toBe(
      'Ramipril, Dose differs: 10 mg at City Hospitals, 5 mg at Riverside Surgery, 20 November 2026, City Hospitals and Riverside Surgery',
    );
  });

  test('in American English', () => {
    expect(spokenEntry(groupOf(entry('city', 'x', result)), { sources, locale: 'en-US' })).toBe(
      'Creatinine 142 micromoles per liter, high, November 20, 2026, City Hospitals',
    );
  });
});
