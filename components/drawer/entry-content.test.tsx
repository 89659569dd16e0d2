import { expect, test } from 'vitest';
import type { EntryBody } from '#/lib/record/model/timeline-entry.ts';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { disclosureCautions } from '#/lib/record/security-labels/disclosures.ts';
import { drawDrawer } from './testing/draw-drawer.tsx';

function drawn(body: EntryBody): string {
  return drawDrawer(entry('city', 'r', { category: 'results', body }));
}

const files = [{ index: 0, title: 'Signed report', contentType: 'application/pdf' }];

test('H10 the files of a report stand in its drawer, with results beside them too', () => {
  expect(drawn({ shape: 'attachments', attachments: files })).toContain('Signed report');
  expect(drawn({ shape: 'panel', members: ['city|Observation/1'], attachments: files })).toContain('Signed report');
  expect(drawn({ shape: 'panel', members: ['city|Observation/1'] })).not.toContain('Files');
});

const noted = (text: string): string =>
  drawn({
    shape: 'measurement',
    measurement: { code: { text: 'Culture', codings: [] }, value: { type: 'text', text }, ranges: [] },
    components: [],
  });

test('B12 the drawer has a long value to its last word, and its lines as sent', () => {
  expect(noted(`${'Mixed growth. '.repeat(2_000)}Final line: MRSA isolated.`)).toContain('MRSA isolated.');
  expect(noted('   Drug          S/R\n   Gentamicin     S')).toContain('   Drug          S/R\n   Gentamicin     S');
  expect(noted('Growth')).not.toContain('As written');
});

const columns = 'Drug          S/R\nGentamicin     S\nVancomycin     R';

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['a conclusion', { resourceType: 'DiagnosticReport', code: { text: 'Culture' }, conclusion: columns }],
  ['a message', { resourceType: 'Communication', payload: [{ contentString: columns }] }],
  ['a note', { resourceType: 'Condition', code: { text: 'Sepsis' }, note: [{ text: columns }] }],
  [
    'a narrative',
    { resourceType: 'Condition', code: { text: 'Sepsis' }, text: { status: 'generated', div: `<div><pre>${columns}</pre></div>` } },
  ],
  ['an answer', { resourceType: 'QuestionnaireResponse', item: [{ text: 'Results', answer: [{ valueString: columns }] }] }],
  [
    'an extension',
    { resourceType: 'Condition', code: { text: 'Sepsis' }, extension: [{ url: 'https://x.test/result', valueString: columns }] },
  ],
  ['a file of text', { resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'text/plain', data: btoa(columns) } }] }],
])('B12 columns of %s stand in a monospaced face, with every space', (_name, resource) => {
  const html = drawDrawer(entryOf({ id: '1', status: 'final', ...resource }));
  expect(html).toContain(`<bdi>${columns}</bdi></pre>`);
  expect(html).toContain('class="text-columns"');
});

test('H45 the drawer, and the text copied from it, says what may not be told and the notice of Part 2', () => {
  const drawer = drawDrawer(entry('city', 'r', { cautions: disclosureCautions([{ code: 'NOPAT' }, { code: '42CFRPart2' }]) }));
  expect(drawer).toContain('Not to be told to the patient, family or carers unless the attending clinician agrees.');
  expect(drawer).toContain('42 CFR part 2 prohibits unauthorized use or disclosure of these records.');
  expect(drawDrawer(entry('city', 'r', { cautions: [] }))).not.toMatch(/42 CFR|Not to be told/);
});
