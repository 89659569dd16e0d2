import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

test('H10 every value of a type that nobody described is a fact with a label', () => {
  const entry = entryOf({
    resourceType: 'VisionPrescription',
    id: '1',
    status: 'active',
    created: '2026-01-02',
    prescriber: { display: 'Dr Ode' },
    lensSpecification: [
      {
        product: { text: 'lens' },
        eye: 'right',
        sphere: -2,
        prism: [{ amount: 0.5, base: 'down' }],
        duration: { value: 1, unit: 'month' },
      },
      { eye: 'left', note: [{ text: 'use while driving' }], coated: false },
    ],
    extension: [{ url: 'https://x.test/StructureDefinition/frame-colour', valueString: 'red' }],
  });
  expect(entry).toMatchObject({
    title: 'Vision prescription',
    category: 'other',
    kind: 'generic',
    detail: 'active',
    date: { start: '2026-01-02', kind: 'created' },
  });
  expect(factsOf(entry)).toEqual({
    Created: '2026-01-02',
    Prescriber: 'Dr Ode',
    'Lens specification 1: product': 'lens',
    'Lens specification 1: eye': 'right',
    'Lens specification 1: sphere': '-2',
    'Lens specification 1: prism: amount': '0.5',
    'Lens specification 1: prism: base': 'down',
    'Lens specification 1: duration': '1 month',
    'Lens specification 2: eye': 'left',
    'Lens specification 2: note': 'use while driving',
    'Lens specification 2: coated': 'No',
    'Frame colour': 'red',
  });
});

test.each([
  ['Goal', { description: { text: 'Walk' }, startDate: '2026-01-04' }, 'Goal: Walk', 'care-plans', 'start'],
  ['ImagingStudy', { description: 'CT head', started: '2026-01-04T10:00:00Z' }, 'Imaging study: CT head', 'imaging', 'start'],
  ['Device', { patient: { reference: 'Patient/1' }, type: { text: 'Pacemaker' } }, 'Device: Pacemaker', 'devices', undefined],
  ['Communication', { sent: '2026-01-04', topic: { text: 'Result' } }, 'Communication: Result', 'documents', 'sent'],
  ['Zebra', { type: { text: 'Grevy' } }, 'Zebra: Grevy', 'other', undefined],
])('%s %j', (resourceType, extra, title, category, kind) => {
  const entry = entryOf({ resourceType, id: '1', ...extra });
  expect([entry.title, entry.category, entry.date?.kind]).toEqual([title, category, kind]);
});

test('H11 negation of any type', () => {
  expect(entryOf({ resourceType: 'Task', id: '1', code: { text: 'Call' }, doNotPerform: true })).toMatchObject({
    title: 'Do not perform: Task: Call',
    assertion: 'denied',
  });
  expect(entryOf({ resourceType: 'Communication', id: '1', status: 'not-done' })).toMatchObject({
    title: 'Not done: Communication',
    assertion: 'denied',
  });
});

test('what is too much is counted, not dropped in silence', () => {
  const entry = entryOf({
    resourceType: 'Zebra',
    id: '1',
    stripe: Array.from({ length: 300 }, (_, width) => ({ width, colour: { shade: 'b' } })),
  });
  expect(entry.facts.at(-1)).toEqual({ label: 'More values', value: expect.stringMatching(/^\d+ not listed here/) as string });
});
