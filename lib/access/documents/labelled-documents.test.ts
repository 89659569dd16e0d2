import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { writeFhirXml } from '#/lib/fhir/xml/testing/write-fhir-xml.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { cdaOf, documentReference, servesDocuments, type FakeFile } from '#/lib/sources/testing/fake-documents.ts';
import { adaAtSource } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Said } from '#/lib/sources/testing/serve-source.ts';
import { configure, entriesOf, grant, open, session } from '#/lib/access/testing/open-record.ts';
import { documentResponse } from './document-response.ts';
import { openDocument } from './open-document.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

const conf = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const subject = { reference: 'Patient/1' };

const documentOf = (label: unknown, place: 'bundle' | 'composition' | 'part'): object => ({
  resourceType: 'Bundle',
  ...(place === 'bundle' && { meta: { security: [label] } }),
  type: 'document',
  entry: [
    {
      resource: {
        resourceType: 'Composition',
        ...(place === 'composition' && { meta: { security: [label] } }),
        status: 'final',
        title: 'Guarded letter',
        subject,
        section: [
          { title: 'Seen for', text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">A guarded matter</div>' } },
        ],
      },
    },
    { resource: { ...adaAtSource, id: '1' } },
    {
      resource: {
        resourceType: 'Condition',
        id: 'c',
        subject,
        code: { text: 'x' },
        ...(place === 'part' && { meta: { security: [label] } }),
      },
    },
  ],
});
const conditionOf = (label: unknown): object => ({
  id: 'c',
  note: [{ text: `Guarded ${'x'.repeat(5_000)}` }],
  subject: { reference: 'Patient/ada' },
  code: { text: 'Guarded' },
  meta: { security: label },
  resourceType: 'Condition',
});
const cda = (code: string): string => cdaOf('one').replaceAll('Asthma', 'Guarded').replace('code="N"', `code="${code}"`);
const binary = (label: unknown): object => ({
  resourceType: 'Binary',
  meta: { security: [label] },
  contentType: 'text/plain',
  data: Buffer.from('Guarded words').toString('base64'),
});
const json = (value: object, contentType = 'application/fhir+json'): FakeFile => ({ contentType, body: JSON.stringify(value) });
const xml = (value: object, contentType = 'application/fhir+xml'): FakeFile => ({ contentType, body: writeFhirXml(value) });

/** The document listed without a label of its own, then opened. `listedAs`: the type that its entry declares. */
async function opened(file: FakeFile, labels: object = {}, listedAs = file.contentType) {
  const served = servesDocuments({ letter: file });
  const vale = await serve((url, body) => {
    const said = served(url, body) as Said;
    if (!url.pathname.includes('DocumentReference')) return said;
    const text = JSON.stringify(said.body).replaceAll(JSON.stringify(file.contentType), JSON.stringify(listedAs));
    return { ...said, body: text };
  });
  configure({ vale: vale.url }, { labels });
  const [entry] = entriesOf(await open(), 'vale');
  const name = entry?.body.shape === 'attachments' ? (entry.body.attachments[0]?.name ?? '') : '';
  return openDocument(session, name, new AbortController().signal);
}

const R = { system: conf, code: 'R' };
const N = { system: conf, code: 'N' };
const HIV = { display: 'HIV/AIDS information sensitivity' };

const files: readonly { readonly name: string; readonly fileOf: (label: unknown) => FakeFile; readonly listedAs?: string }[] = [
  { name: 'a FHIR document, its Bundle', fileOf: (label) => json(documentOf(label, 'bundle')) },
  { name: 'a FHIR document, its Composition', fileOf: (label) => json(documentOf(label, 'composition')) },
  { name: 'a FHIR document, a part', fileOf: (label) => json(documentOf(label, 'part')) },
  { name: 'a FHIR document in XML, its Bundle', fileOf: (label) => xml(documentOf(label, 'bundle')) },
  { name: 'a FHIR document in XML, a part', fileOf: (label) => xml(documentOf(label, 'part')) },
  { name: 'a resource', fileOf: (label) => json(conditionOf([label])) },
  { name: 'a resource with the label bare', fileOf: (label) => json(conditionOf(label)) },
  { name: 'a resource, as plain JSON', fileOf: (label) => json(conditionOf([label]), 'application/json') },
  { name: 'resources in a list', fileOf: (label) => ({ contentType: 'application/json', body: JSON.stringify([conditionOf([label])]) }) },
  { name: 'a resource in XML', fileOf: (label) => xml(conditionOf([label])) },
  { name: 'a resource in XML, as plain XML', fileOf: (label) => xml(conditionOf([label]), 'text/xml') },
  { name: 'a resource, as plain text', fileOf: (label) => json(conditionOf([label]), 'text/plain') },
  { name: 'a resource in XML, as plain text', fileOf: (label) => xml(conditionOf([label]), 'text/plain') },
  { name: 'a Binary around a text', fileOf: (label) => json(binary(label)), listedAs: 'text/plain' },
  { name: 'a Binary in XML around a text', fileOf: (label) => xml(binary(label)), listedAs: 'text/plain' },
];

test.each(files)('H45 a label found when the file comes keeps it back: $name', async ({ fileOf, listedAs }) => {
  const answers = [await opened(fileOf(R), {}, listedAs), await opened(fileOf(HIV), {}, listedAs), await opened(fileOf({}), {}, listedAs)];
  expect(answers).toEqual([{ answer: 'not-known' }, { answer: 'not-known' }, { answer: 'not-known' }]);
  expect(JSON.stringify(await opened(fileOf(N), {}, listedAs))).toMatch(/guarded/i);
});

test.each([
  ['text/xml', 'R', false],
  ['text/xml', ' v', false],
  ['text/xml', 'X1', false],
  ['text/plain', 'R', false],
  ['text/xml', 'N', true],
  ['text/plain', 'N', true],
])('H45 a C-CDA document as %s with the code %s', async (contentType, code, isShown) => {
  expect(JSON.stringify(await opened({ contentType, body: cda(code) })).includes('Guarded')).toBe(isShown);
});

const part2 = { system: act, code: '42CFRPart2' };
const opens = { open: [{ codes: ['42CFRPart2'], to: ['hill'], roles: ['clinician'] }] };

test('a Part 2 document that is open carries its notice, also as a file', async () => {
  const readable = await opened(json(documentOf(part2, 'part')), opens);
  expect(readable).toMatchObject({ answer: 'readable', disclosures: ['redisclosure'] });
  const pdf = { ...binary(part2), contentType: 'application/pdf', data: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') };
  const file = await opened(json(pdf), opens, 'application/pdf');
  expect(file).toMatchObject({ answer: 'file', disclosures: ['redisclosure'] });
  expect(documentResponse(file).headers.get('X-Tributary-Disclosures')).toBe('redisclosure');
  const body = (await documentResponse(readable).json()) as { readonly notes: readonly string[] };
  expect(body.notes).toContain('42 CFR part 2 prohibits unauthorized use or disclosure of these records.');
});

test('documentReference of these tests has no label itself', () => {
  expect(JSON.stringify(documentReference('letter', json({})))).not.toContain('security');
});
