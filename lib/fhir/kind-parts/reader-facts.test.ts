import { expect, test } from 'vitest';
import { plainCodeText, isSourceData, readerFacts } from './reader-facts.ts';

const labels = (...pairs: readonly (readonly [string, string])[]) =>
  readerFacts(pairs.map(([label, value]) => ({ label, value }))).map(({ label, value, isSourceData: isHidden }) =>
    [label, value, ...(isHidden ? ['source data'] : [])].join(' | '),
  );

test.each([
  ['Identifier', 'rs-10012-4'],
  ['Intent', 'order'],
  ['Medication request: intent', 'proposal'],
  ['Group identifier', '00001'],
  ['Activity: detail: instantiates canonical', 'PlanDefinition'],
  ['Item 2: link id', '3.1'],
  ['Care team: sequence', '1'],
  ['Performed by', 'Organization/example'],
  ['Insurer', '#org-insurer'],
  ['Based on', 'MedicationRequest/1/_history/3, MedicationRequest/2'],
  ['Measure', 'http://ohie.org/Measure/hiv-indicators'],
  ['Observed on', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'],
])('%s: %s is source data', (label, value) => {
  expect(isSourceData({ label, value })).toBe(true);
});

test.each([
  ['Status', 'active'],
  ['Reason', 'HbA1c/eAG to be repeated'],
  ['Conclusion', 'See https://example.org/guide for the dose'],
  ['Site', 'Left/right arm'],
  ['Batch', 'FL2008720'],
  ['Serial number', '77404-43/SN'],
  ['Intention', 'Curative'],
  ['Identified by', 'Dr Ward'],
  ['Blood pressure', 'Systolic/diastolic 120/80'],
  ['Do not perform', 'Yes'],
])('H10 %s: %s stays a fact', (label, value) => {
  expect(isSourceData({ label, value })).toBe(false);
});

test('labels lose the levels that mean nothing to a reader, and keep those that do', () => {
  expect(
    labels(
      ['Place: location', 'Ward 7'],
      ['With 1: actor', 'Dr Ode'],
      ['With 1: status', 'accepted'],
      ['Given by 1: actor', 'Sr Ellis'],
      ['Given by 2: actor', 'Riverside Surgery'],
      ['Activity 1: detail: do not perform', 'Yes'],
      ['Activity 1: detail: code', 'Operation'],
      ['Reaction: severity', 'severe'],
      ['Code', '7'],
    ),
  ).toEqual([
    'Place | Ward 7',
    'With 1 | Dr Ode',
    'With 1: status | accepted',
    'Given by | Sr Ellis',
    'Given by | Riverside Surgery',
    'Activity 1: do not perform | Yes',
    'Activity 1 | Operation',
    'Reaction: severity | severe',
    'Code | 7',
  ]);
});

test('source data keeps its path, and the kind’s own facts their labels', () => {
  expect(labels(['Item 1: detail: reference', 'Device/1'])).toEqual(['Item 1: detail: reference | Device/1 | source data']);
  expect(readerFacts([{ label: 'Orientation: value', value: 'Yes' }], 1)).toEqual([{ label: 'Orientation: value', value: 'Yes' }]);
});

test.each([
  ['problem-list-item (condition-category)', 'Problem list item'],
  ['Code 1200 (http://example.org/fhir/oralservicecodes)', 'Code 1200'],
  ['Code en-CA (urn:ietf:bcp:47)', 'Code en-CA'],
  ['AUT (v3-ParticipationType)', 'Code AUT'],
  ['Code 73211009 (SNOMED CT)', 'Code 73211009 (SNOMED CT)'],
  ['Code E11 (ICD-10)', 'Code E11 (ICD-10)'],
  ['Diabetes mellitus', 'Diabetes mellitus'],
])('H26 %s reads %s', (text, words) => {
  expect(plainCodeText(text)).toBe(words);
});
