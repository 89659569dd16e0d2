import { expect, test } from 'vitest';
import { withoutReferences } from './without-references.ts';

const hidden = { reference: 'Condition/secret', display: 'A guarded name' };
const open = { reference: 'Condition/open' };
const isHidden = (reference: string): boolean => reference.endsWith('secret');
const of = (resourceType: string, more: object): unknown => withoutReferences({ resourceType, ...more }, isHidden);

test.each<[string, object, object]>([
  ['a reference', { reasonReference: hidden, status: 'active' }, { status: 'active' }],
  ['one of several', { reasonReference: [hidden, open] }, { reasonReference: [open] }],
  ['all of them', { reasonReference: [hidden] }, {}],
  [
    'what stands in a list for it',
    { diagnosis: [{ condition: hidden, rank: 7 }, { condition: open }] },
    { diagnosis: [{ condition: open }] },
  ],
  ['a reason that is coded as well', { reason: [{ concept: { text: 'Guarded' }, reference: hidden }] }, {}],
  ['an extension', { extension: [{ url: 'a', extension: [{ url: 'target', valueReference: hidden }] }] }, {}],
  ['the narrative of what held it', { reasonReference: [hidden], text: { status: 'generated', div: '<div>Guarded</div>' } }, {}],
  [
    'the narrative of the section that held it',
    {
      section: [
        { title: 'A', entry: [hidden], text: { div: 'Guarded' } },
        { title: 'B', text: { div: 'Open' } },
      ],
    },
    { section: [{ title: 'A' }, { title: 'B', text: { div: 'Open' } }] },
  ],
  [
    'a reference of what it contains',
    { contained: [{ resourceType: 'Task', id: 'x', focus: hidden }] },
    { contained: [{ resourceType: 'Task', id: 'x' }] },
  ],
])('H24 %s is left out', (_, sent, left) => {
  expect(of('MedicationRequest', sent)).toEqual({ resourceType: 'MedicationRequest', ...left });
});

test('a resource that points to nothing hidden stays as it is', () => {
  const sent = { reasonReference: [open], text: { status: 'generated', div: '<div>Open</div>' }, extension: [{ url: 'a' }] };
  expect(of('MedicationRequest', sent)).toEqual({ resourceType: 'MedicationRequest', ...sent });
});

test('what an allergy’s narrative says beyond its data is not lost', () => {
  const text = { status: 'additional', div: '<div>Anaphylaxis in 2019</div>' };
  expect(of('AllergyIntolerance', { encounter: hidden, text })).toEqual({ resourceType: 'AllergyIntolerance', text });
});
