import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { ucum } from '#/lib/fhir/fixtures/concepts.ts';

const v2 = (code: string): readonly object[] => [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code }] }];
const report = {
  resourceType: 'DiagnosticReport',
  id: '1',
  status: 'final',
  category: v2('LAB'),
  code: { text: 'Full blood count' },
  effectiveDateTime: '2026-11-20T06:10:00Z',
  issued: '2026-11-20T09:00:00Z',
};

test.each([
  [v2('LAB'), 'Full blood count', 'results', 'Full blood count'],
  [v2('RAD'), 'Chest X-ray', 'imaging', 'Chest X-ray report'],
  [[{ coding: [{ system: 'http://loinc.org', code: 'LP29684-5' }] }], 'CT report', 'imaging', 'CT report'],
  [[{ coding: [{ system: 'http://loinc.org', code: 'LP7839-6' }] }], 'Biopsy', 'results', 'Biopsy'],
  [[{ coding: [{ system: 'http://loinc.org', code: 'LP29708-2' }] }], 'Echocardiogram', 'results', 'Echocardiogram'],
  [undefined, 'ECG', 'results', 'ECG'],
])('category %j of %s is %s, "%s"', (category, text, shown, title) => {
  expect(entryOf({ ...report, category, code: { text } })).toMatchObject({ category: shown, title });
});

test('H16 effective before issued', () => {
  const { date, otherDates } = entryOf(report);
  expect([date?.kind, ...otherDates.map(({ kind }) => kind)]).toEqual(['effective', 'issued']);
  expect(entryOf({ ...report, effectiveDateTime: undefined }).date?.kind).toBe('issued');
});

test('results are a panel, with the conclusion', () => {
  const entry = entryOf({
    ...report,
    result: [{ reference: 'Observation/a' }, { reference: 'Observation/b' }],
    conclusion: 'Mild anaemia. Repeat.',
  });
  expect(entry.body).toEqual({
    shape: 'panel',
    members: ['city|Observation/a', 'city|Observation/b'],
    conclusion: 'Mild anaemia. Repeat.',
  });
  expect(entry.detail).toBe('2 tests · “Mild anaemia. …”');
});

test('H10 a report with results keeps its file and what was written in it', () => {
  const presentedForm = [{ contentType: 'text/plain', data: 'Q2xlYXIgbHVuZ3Mu', title: 'Report' }];
  const entry = entryOf({ ...report, result: [{ reference: 'Observation/a', display: 'Haemoglobin' }], presentedForm });
  expect(entry.body).toEqual({
    shape: 'panel',
    members: ['city|Observation/a'],
    attachments: [{ index: 0, contentType: 'text/plain', title: 'Report' }],
  });
  expect(entry.text).toEqual(['Clear lungs.']);
  expect(factsOf(entry)).toEqual({ 'Results named': 'Haemoglobin', Category: 'Code LAB; LAB (v2-0074)' });
});

test('H10 results inside the report are facts, one that was not sent is named', () => {
  const contained = [{ resourceType: 'Observation', id: 'hb', code: { text: 'Haemoglobin' }, valueQuantity: ucum(104, 'g/L') }];
  expect(factsOf(entryOf({ ...report, contained, result: [{ reference: '#hb' }, { reference: '#gone' }] }))).toMatchObject({
    Haemoglobin: '104 g/L',
    Result: 'named by the report but not sent with it',
  });
});

test('H12 H18 a result within a report keeps its status, its flag and its own range', () => {
  const range = [{ low: ucum(120, 'g/L') }];
  const hb = (id: string, more: object) => ({
    resourceType: 'Observation',
    id,
    code: { text: id },
    valueQuantity: ucum(104, 'g/L'),
    referenceRange: range,
    ...more,
  });
  const contained = [
    hb('wrong', { status: 'entered-in-error' }),
    hb('early', { status: 'preliminary', interpretation: [{ text: 'Low' }] }),
    hb('right', { status: 'final' }),
    hb('parts', { valueQuantity: undefined, component: [{ code: { text: 'Systolic' }, valueQuantity: ucum(151, 'mm[Hg]') }] }),
  ];
  const result = contained.map(({ id }) => ({ reference: `#${id}` }));
  expect(factsOf(entryOf({ ...report, contained, result }))).toMatchObject({
    wrong: 'Entered in error: 104 g/L · ref 120 or more',
    early: 'Preliminary: 104 g/L · Low · ref 120 or more',
    right: '104 g/L · ref 120 or more',
    parts: 'Systolic 151 mmHg',
  });
});

test('a report of text and files', () => {
  const presentedForm = [
    { contentType: 'text/plain', data: 'Q2xlYXIgbHVuZ3Mu' },
    { contentType: 'application/pdf', url: 'Binary/1' },
  ];
  expect(entryOf({ ...report, conclusion: 'Normal.', presentedForm }).body).toEqual({
    shape: 'attachments',
    attachments: [
      { index: 0, contentType: 'text/plain' },
      { index: 1, contentType: 'application/pdf' },
    ],
    paragraphs: ['Normal.', 'Clear lungs.'],
  });
});

test.each([
  ['final', []],
  ['partial', [{ type: 'preliminary', text: 'Partial' }]],
  ['preliminary', [{ type: 'preliminary', text: 'Preliminary' }]],
  ['appended', []],
])('H35 status %s', (status, cautions) => {
  expect(entryOf({ ...report, status }).cautions).toEqual(cautions);
});

test('one scan as report and as document has one key', () => {
  const url = 'https://files.city.test/scan.pdf';
  const document = entryOf({
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    content: [{ attachment: { contentType: 'application/pdf', url } }],
  });
  expect(entryOf({ ...report, presentedForm: [{ contentType: 'application/pdf', url }] }).identity).toEqual(document.identity);
});

test.each([
  ['No fracture. Mass in the left lung.', '“No fracture. …”'],
  ['No fracture.', '“No fracture.”'],
])('H11 the row of "%s" says that more follows', (conclusion, detail) => {
  expect(entryOf({ ...report, conclusion }).detail).toBe(detail);
});
