import { afterEach, describe, expect, test } from 'vitest';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { ada, adaAtSource, all, endedOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { adaInHead, cdaOf, servesDocuments, zoeInHead, type FakeFile } from '#/lib/sources/testing/fake-documents.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { prepareDocuments } from './prepare-documents.ts';

afterEach(closeServed);

const xml = (body: string, more: Partial<FakeFile> = {}): FakeFile => ({ contentType: 'text/xml', body, ...more });

async function gather(files: Readonly<Record<string, FakeFile>>, more: object = {}, patient: object = adaAtSource) {
  const server = await serve(servesDocuments(files, patient));
  const source = sourceAt(server.url, {}, { kind: 'documents', ...more });
  const gathering = prepareDocuments({ source, user, patient: ada, systems: [nhs] });
  const events = await all(gathering.start(new AbortController().signal));
  const ended = endedOf(events);
  const entries = entriesOf(events);
  const refused = events.flatMap((event) => (event.type === 'refused' ? [event.refused] : []));
  return { server, gathering, ended, entries, refused, titles: entries.map(({ title }) => title) };
}

const entriesOf = (events: readonly SourceEvent[]) =>
  events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry) : []));

const whyOf = ({ ended }: Awaited<ReturnType<typeof gather>>, category: 'problems' | 'allergies' | 'documents') =>
  ended.outcomes.get(category);

describe('documents taken apart', () => {
  test('a problem comes out of its document, and points to its place in it', async () => {
    const { entries, ended } = await gather({ one: xml(cdaOf('one')) });
    const [document, problem] = entries;
    expect(document).toMatchObject({ id: 'vale|DocumentReference/one', category: 'documents' });
    expect(document?.facts).toContainEqual({ label: 'Read into record', value: '1 entry' });
    expect(problem).toMatchObject({ category: 'problems', title: 'Asthma' });
    expect(problem?.origins).toMatchObject([{ source: 'vale', document: 'vale|DocumentReference/one' }]);
    expect(problem?.origins[0]?.place).toBeDefined();
    const { received, entries: counted, supporting, refused } = ended.resources;
    expect(received).toBe(counted + supporting + refused);
    expect(counted).toBe(2);
  });

  test('H19 the same act in two documents is two entries with one identifier between them', async () => {
    const { entries } = await gather({ one: xml(cdaOf('one')), two: xml(cdaOf('two'), { date: '2025-01-01' }) });
    const problems = entries.filter(({ category }) => category === 'problems');
    expect(new Set(problems.map(({ id }) => id)).size).toBe(2);
    const [first = [], second = []] = problems.map(({ identity }) => identity);
    expect(first.filter((key) => /\|identifier\|/.test(key) && second.includes(key))).not.toEqual([]);
  });

  test('H05 a category that documents do not mention is never “none”', async () => {
    const read = await gather({ one: xml(cdaOf('one')) });
    expect(whyOf(read, 'problems')).toEqual({
      state: 'partial',
      entries: 1,
      why: 'taken from 1 document only',
      lasting: true,
      givenAs: 'documents',
    });
    expect(whyOf(read, 'allergies')).toEqual({
      state: 'partial',
      entries: 0,
      why: 'taken from 1 document only',
      lasting: true,
      givenAs: 'documents',
    });
    expect(whyOf(read, 'documents')).toEqual({ state: 'complete', entries: 1 });
    const nothing = await gather({});
    expect(whyOf(nothing, 'documents')).toEqual({ state: 'none' });
    expect(whyOf(nothing, 'allergies')).toMatchObject({ state: 'partial', entries: 0 });
  });

  test('only the newest are opened, and the number left closed is shown', async () => {
    const files = Object.fromEntries(
      ['2021', '2022', '2023', '2024'].map((year) => [`d${year}`, xml(cdaOf(year), { date: `${year}-01-01` })]),
    );
    const read = await gather(files, { documents: 2 });
    expect(
      read.server.requests
        .map(({ path }) => path)
        .filter((path) => path.startsWith('Binary/'))
        .toSorted(),
    ).toEqual(['Binary/d2023', 'Binary/d2024']);
    expect(whyOf(read, 'problems')).toMatchObject({ why: 'taken from 2 documents only; 2 older documents were not opened' });
    expect(read.entries.filter(({ category }) => category === 'documents')).toHaveLength(4);
  });

  test('a replaced or removed document stays a document, and is not taken apart', async () => {
    const read = await gather({
      old: xml(cdaOf('old'), { status: 'superseded' }),
      wrong: xml(cdaOf('wrong'), { status: 'entered-in-error' }),
    });
    expect(read.server.requests.filter(({ path }) => path.startsWith('Binary/'))).toEqual([]);
    expect(new Set(read.entries.map(({ status }) => status))).toEqual(new Set(['entered-in-error', 'superseded']));
    expect(whyOf(read, 'problems')).toMatchObject({
      state: 'partial',
      why: expect.stringContaining('1 replaced document was not opened'),
    });
  });

  test('PDFs are left alone; XML that is no CDA is a document like them', async () => {
    const read = await gather({
      letter: { contentType: 'application/pdf', body: '%PDF-1.4' },
      other: xml('<?xml version="1.0"?><letter/>'),
    });
    expect(read.titles).toHaveLength(2);
    expect(read.server.requests.some(({ path }) => path === 'Binary/letter')).toBe(false);
    expect(read.entries.flatMap(({ facts }) => facts.filter(({ label }) => label === 'Not read into record'))).toEqual([]);
  });
});

describe('documents that cannot be taken apart', () => {
  test.each<[string, FakeFile, RegExp]>([
    ['one that is gone', xml(''), /could not be fetched: it answered with an error \(404\)/],
    ['broken XML', xml('<ClinicalDocument xmlns="urn:hl7-org:v3"><id'), /cannot be read/],
    ['a DTD', xml(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "e">]>${cdaOf('x').replace(/^<\?xml.*?\?>/, '')}`), /cannot be read/],
    ['a sign-in page in its place', xml('<!DOCTYPE html><html><body>Sign in</body></html>'), /calls it an XML file, but it is a web page/],
    ['another place', xml(cdaOf('x'), { url: 'https://elsewhere.example/Binary/x' }), /address that is not configured/],
    ['one cut short', xml(cdaOf('x'), { more: { size: 900_000 } }), /incomplete: 1855 of 900000 bytes/],
    ['a damaged one', xml(cdaOf('x'), { more: { hash: Buffer.alloc(20, 1).toString('base64') } }), /checksum differs/],
  ])('H27 %s is a document with the reason in words, and its categories are partial', async (_, file, why) => {
    const read = await gather({ bad: file, good: xml(cdaOf('good')) });
    const bad = read.entries.find(({ id }) => id.endsWith('/bad'));
    expect(bad?.facts).toContainEqual({ label: 'Not read into record', value: expect.stringMatching(why) });
    expect(bad?.detail).toContain('not read into record');
    expect(whyOf(read, 'problems')).toMatchObject({
      state: 'partial',
      entries: 1,
      why: expect.stringContaining('1 document could not be read'),
    });
  });

  test('H02 another person’s document is refused whole, counted, and its source is left alone', async () => {
    const read = await gather({ hers: xml(cdaOf('hers', zoeInHead)) });
    expect(read.entries).toEqual([]);
    expect(read.refused).toEqual([{ resourceType: 'DocumentReference', reference: 'DocumentReference/hers', reason: 'other-patient' }]);
    expect(read.ended.resources).toMatchObject({ entries: 0, refused: 1 });
    expect(whyOf(read, 'problems')).toMatchObject({ state: 'failed', why: 'it sent another patient’s data' });
    expect(whyOf(read, 'documents')).toMatchObject({ state: 'failed' });
  });

  test('H04 a document with an uncertain head is refused with a reason', async () => {
    const nameless = { ...adaInHead, number: '', root: '2.16.840.1.113883.19.77' };
    const read = await gather({ unsure: xml(cdaOf('unsure', nameless)) });
    expect(read.titles).toEqual(['Summary unsure']);
    expect(read.entries[0]?.facts).toContainEqual({
      label: 'Not read into record',
      value: expect.stringContaining('does not identify its patient well enough'),
    });
  });

  test('H04 by the organisation’s own number alone, it is compared with the Patient matched there', async () => {
    const there = {
      ...adaAtSource,
      identifier: [...adaAtSource.identifier, { system: 'urn:oid:2.16.840.1.113883.19.77', value: 'LC-12' }],
    };
    const local = { ...adaInHead, root: '2.16.840.1.113883.19.77', number: 'LC-12' };
    expect((await gather({ own: xml(cdaOf('own', local)) }, {}, there)).titles).toContain('Asthma');
    expect((await gather({ own: xml(cdaOf('own', { ...local, number: 'LC-13' })) }, {}, there)).titles).toEqual(['Summary own']);
  });
});

test('the token never leaves the base, and files are asked for at configured origins without it', async () => {
  const store = await serve(() => ({ headers: { 'Content-Type': 'text/xml' }, body: cdaOf('far') }));
  const { origin } = new URL(store.url);
  const read = await gather({ far: xml('', { url: `${origin}/files/far.xml?signature=1` }) }, { attachments: [origin] });
  expect(read.titles).toContain('Asthma');
  expect(store.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('every query is planned for the audit, files included', async () => {
  const { gathering } = await gather({ one: xml(cdaOf('one')) });
  expect(gathering.planned).toContain('DocumentReference.content');
  expect(gathering.traces().map(({ state }) => state)).toEqual(['complete', 'complete', 'complete']);
});

describe('a FHIR server that is configured to have its documents taken apart', () => {
  const asked = async (more: object) => {
    const server = await serve(servesDocuments({ one: xml(cdaOf('one')), gone: xml('', { date: '2020-01-01' }) }));
    const gathering = prepareFhir({ source: sourceAt(server.url, {}, more), user, patient: ada, systems: [nhs] });
    const events = await all(gathering.start(new AbortController().signal));
    return { titles: entriesOf(events).map(({ title }) => title), ended: endedOf(events), gathering };
  };

  test('off, they stay documents', async () => {
    const { titles, ended } = await asked({});
    expect(titles.toSorted()).toEqual(['Summary gone', 'Summary one']);
    expect(ended.outcomes.get('documents')).toEqual({ state: 'complete', entries: 2 });
  });

  test('on, their entries join its own, and an unreadable document makes it partial', async () => {
    const { titles, ended, gathering } = await asked({ takeApart: true });
    expect(titles.toSorted()).toEqual(['Asthma', 'Summary gone', 'Summary one']);
    expect(ended.outcomes.get('problems')).toMatchObject({ state: 'partial', entries: 1, why: '1 document could not be read' });
    expect(ended.resources).toMatchObject({ entries: 3, refused: 0 });
    expect(gathering.planned).toContain('DocumentReference.content');
  });
});
