import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const summary = { resourceType: 'Composition', id: '1', status: 'final', type: { text: 'Patient summary' }, date: '2026-11-01' };

test('H13 sections in their order, an empty one with its reason', () => {
  const section = [
    {
      title: 'Medicines',
      text: { div: '<div><p>Ramipril</p><p>Aspirin</p></div>' },
      section: [{ title: 'Past', entry: [{ display: 'Amlodipine' }] }],
    },
    { title: 'Allergies', emptyReason: { text: 'Nil known' } },
    { title: 'Plans' },
  ];
  expect(entryOf({ ...summary, section }).body).toEqual({
    shape: 'attachments',
    attachments: [{ index: 0, contentType: 'application/fhir+json' }],
    paragraphs: ['Medicines', 'Ramipril', 'Aspirin', 'Past', 'Amlodipine', 'Allergies', 'Empty: Nil known', 'Plans'],
  });
});

test('title, date and draft', () => {
  expect(entryOf(summary)).toMatchObject({
    title: 'Patient summary',
    category: 'documents',
    body: { shape: 'facts' },
    date: { kind: 'authored', start: '2026-11-01' },
  });
  expect(entryOf({ ...summary, title: 'Summary', status: 'preliminary' })).toMatchObject({
    title: 'Summary',
    cautions: [{ type: 'preliminary' }],
  });
});
