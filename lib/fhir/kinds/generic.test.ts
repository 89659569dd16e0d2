import { expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

test('H10 every value of a type that nobody described is a fact with a label', () => {
  const entry = entryOf({
    resourceType: 'Zebra',
    id: '1',
    status: 'completed',
    occurrenceDateTime: '2026-01-02',
    supplier: { display: 'Harbour Supplies' },
    suppliedItem: [
      { quantity: { value: 2, unit: 'box' }, itemCodeableConcept: { text: 'dressing' }, size: [{ width: 10, side: 'left' }] },
      { note: [{ text: 'sterile' }], coated: false },
    ],
    extension: [{ url: 'https://x.test/StructureDefinition/packing', valueString: 'red' }],
  });
  expect(entry).toMatchObject({
    title: 'Zebra',
    category: 'other',
    kind: 'generic',
    detail: 'completed',
    date: { start: '2026-01-02', kind: 'happened' },
  });
  expect(factsOf(entry)).toEqual({
    Occurrence: '2026-01-02',
    Supplier: 'Harbour Supplies',
    'Supplied item 1: quantity': '2 box',
    'Supplied item 1': 'dressing',
    'Supplied item 1: size: width': '10',
    'Supplied item 1: size: side': 'left',
    'Supplied item 2: note': 'sterile',
    'Supplied item 2: coated': 'No',
    Packing: 'red',
  });
});

test.each([
  ['RequestGroup', { code: { text: 'Chest pain' }, authoredOn: '2026-01-04' }, 'Request group: Chest pain', 'care-plans', 'authored'],
  ['DocumentManifest', { description: 'Papers', created: '2026-01-04' }, 'Document manifest: Papers', 'documents', 'created'],
  ['BodyStructure', { description: 'Left arm' }, 'Body structure: Left arm', 'other', undefined],
  ['Basic', { subject: { reference: 'Patient/1' }, code: { text: 'Note' }, created: '2026' }, 'Basic: Note', 'other', 'created'],
  ['SupplyRequest', { authoredOn: '2026-02-12' }, 'Supply request', 'requests', 'authored'],
  ['ExplanationOfBenefit', { created: '2026' }, 'Explanation of benefit', 'insurance', 'created'],
  ['Claim', { created: '2026' }, 'Claim', 'insurance', 'created'],
  ['MolecularSequence', {}, 'Molecular sequence', 'results', undefined],
  ['DeviceDispense', {}, 'Device dispense', 'devices', undefined],
  ['Zebra', { type: { text: 'Grevy' } }, 'Zebra: Grevy', 'other', undefined],
])('%s %j', (resourceType, extra, title, category, kind) => {
  const entry = entryOf({ resourceType, id: '1', ...extra });
  expect([entry.title, entry.category, entry.date?.kind]).toEqual([title, category, kind]);
});

test('a Basic of nobody is no entry', () => {
  const basic = { resourceType: 'Basic', id: '1', code: { text: 'Class model' } };
  expect(describe(basic, { source: 'city', lookup: () => undefined }).type).toBe('supporting');
});

test('H11 negation of any type', () => {
  expect(entryOf({ resourceType: 'Zebra', id: '1', code: { text: 'Call' }, doNotPerform: true })).toMatchObject({
    title: 'Do not perform: Zebra: Call',
    assertion: 'denied',
  });
  expect(entryOf({ resourceType: 'Zebra', id: '1', status: 'not-done' })).toMatchObject({ title: 'Not done: Zebra', assertion: 'denied' });
});

test('what is too much is counted, not dropped in silence', () => {
  const entry = entryOf({
    resourceType: 'Zebra',
    id: '1',
    stripe: Array.from({ length: 300 }, (_, width) => ({ width, colour: { shade: 'b' } })),
  });
  expect(entry.facts.at(-1)).toEqual({ label: 'More values', value: expect.stringMatching(/^\d+ not listed here/) as string });
});
