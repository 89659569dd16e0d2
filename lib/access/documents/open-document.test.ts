import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { DocumentSection } from '#/lib/record/model/readable-document.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { cdaOf, documentReference, servesDocuments, zoeInHead, type FakeFile } from '#/lib/sources/testing/fake-documents.ts';
import { notOpened } from '#/lib/sources/documents/words.ts';
import { adaAtSource } from '#/lib/sources/testing/fake-record.ts';
import { bundle, knowsAda, nhs } from '#/lib/sources/testing/fake-record.ts';
import { section, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, ServedSource } from '#/lib/sources/testing/serve-source.ts';
import type { DocumentAnswer } from './document-answer.ts';
import { openDocument } from './open-document.ts';
import { configure, entriesOf, grant, open, session, unaudited } from '#/lib/access/testing/open-record.ts';

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

interface Opened {
  readonly vale: ServedSource;
  readonly name: string;
  readonly ask: (of?: Partial<typeof session>) => Promise<DocumentAnswer>;
}

/** The record opened, so that its one document has a name, and the door to it. */
async function listed(file: FakeFile, more: object = {}, id = 'letter'): Promise<Opened> {
  const files: Record<string, FakeFile> = { [id]: file };
  const vale = await serve(servesDocuments(files));
  configure({ vale: vale.url }, more);
  const [entry] = entriesOf(await open(), 'vale');
  const name = entry?.body.shape === 'attachments' ? (entry.body.attachments[0]?.name ?? '') : '';
  vale.requests.length = 0;
  doubles.write.mockClear();
  const ask = (of: Partial<typeof session> = {}): Promise<DocumentAnswer> =>
    openDocument({ ...session, ...of }, name, new AbortController().signal);
  return { vale, name, ask };
}

const letter: FakeFile = { contentType: 'text/plain', body: 'Dear Dr Ward,\n  seen today \u202Enot\u202C well.' };
/** Reference by which the operator's log has a fault. */
const shownReference: unknown = expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
const pathsOf = ({ requests }: ServedSource): readonly string[] => requests.map(({ path }) => path.split('?')[0] ?? '');

describe('a document that may be opened', () => {
  test('H28 a text, as our own nodes, without what turns its direction about', async () => {
    const { ask } = await listed(letter);
    expect(await ask()).toEqual({
      answer: 'readable',
      disclosures: [],
      notes: [],
      readable: {
        title: 'Summary letter',
        facts: [],
        omitted: [],
        sections: [
          {
            place: 'text',
            title: '',
            blocks: [{ block: 'preformatted', text: 'Dear Dr Ward,\n  seen today not well.' }],
            sections: [],
            entries: [],
          },
        ],
      },
    });
  });

  test('a C-CDA, whose sections name the entries that were made of them', async () => {
    const { ask } = await listed({ contentType: 'text/xml', body: cdaOf('one') });
    const answer = await ask();
    const sections: readonly DocumentSection[] = answer.answer === 'readable' ? answer.readable.sections : [];
    expect(sections.map(({ title, entries }) => [title, entries.every((id) => id.startsWith('vale|'))])).toEqual([['Problems', true]]);
    expect(sections[0]?.entries).toHaveLength(1);
  });

  test('a PDF, as the bytes that came', async () => {
    const { ask } = await listed({ contentType: 'application/pdf', body: '%PDF-1.4 letter' });
    const answer = await ask();
    expect(answer).toMatchObject({ answer: 'file', contentType: 'application/pdf' });
    expect(answer.answer === 'file' && new TextDecoder().decode(answer.bytes)).toBe('%PDF-1.4 letter');
  });

  test.each([
    ['letter_1', 'letter_1'],
    ['2.16:7', '2.16%3A7'],
    ['a,b', 'a%2Cb'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['€'.repeat(256), '%E2%82%AC'.repeat(256)],
    ['..x', '..x'],
  ])('H06 by the id %s, which stays one segment of the address', async (id, segment) => {
    const { ask, vale } = await listed({ ...letter, url: 'Binary/file' }, {}, id);
    expect(await ask()).toEqual({ answer: 'not-shown', why: expect.stringContaining('did not send'), reference: shownReference });
    expect(pathsOf(vale)).toEqual(['Patient', `DocumentReference/${segment}`, 'Binary/file']);
  });

  test.each(['..', '../Patient/zoe', 'a/b', 'a?b', 'a%2Fb', '~x', 'a b'])('H02 with the id %j it cannot be read again', async (id) => {
    const { ask, vale } = await listed(letter, {}, id);
    expect(await ask()).toEqual({ answer: 'not-known' });
    expect(vale.requests).toEqual([]);
  });

  test('the patient is found there anew, and it is audited before anything is asked', async () => {
    const { ask, vale } = await listed(letter);
    const asked: number[] = [];
    doubles.write.mockImplementation(async () => void asked.push(vale.requests.length));
    await ask();
    expect(asked[0]).toBe(0);
    expect(doubles.write).toHaveBeenCalledTimes(2);
    expect(pathsOf(vale)).toEqual(['Patient', 'DocumentReference/letter', 'Binary/letter']);
    expect(unaudited(vale, doubles.write.mock.calls.flat(2))).toEqual([]);
  });

  test('what its source calls its type is no header unless it is a media type', async () => {
    const { ask, vale } = await listed({ ...letter, contentType: 'text/plain', more: { contentType: 'текст/plain' } });
    await ask();
    expect(pathsOf(vale)).toContain('Binary/letter');
    expect(vale.requests.at(-1)?.headers.accept).toBe('*/*');
  });
});

const sectionsOf = (answer: DocumentAnswer): readonly DocumentSection[] => (answer.answer === 'readable' ? answer.readable.sections : []);

describe('a document written in FHIR itself', () => {
  const table = '<table><tr><th>Test</th><td>104</td></tr></table><script>steal()</script>';
  const composition = (more: object = {}) => ({
    resourceType: 'Composition',
    id: 'letter',
    status: 'final',
    type: { text: 'Letter' },
    title: 'Letter to the practice',
    date: '2026-09-02',
    subject: { reference: 'Patient/ada' },
    section: [
      { title: 'Results', text: { div: `<div>${table}</div>` }, section: [{ title: 'Results', emptyReason: { text: 'Not asked' } }] },
    ],
    ...more,
  });

  /** The entry of the document, and the door to it. */
  async function written(source: object, answering: Answering) {
    const vale = await serve(answering);
    configure({ vale: vale.url }, {}, source);
    const entries = entriesOf(await open(), 'vale');
    const body = entries.find(({ resourceType }) => resourceType === 'Composition')?.body;
    const name = body?.shape === 'attachments' ? (body.attachments[0]?.name ?? '') : '';
    return { entries, answer: await openDocument(session, name, new AbortController().signal), name };
  }

  const serves = (sent: object): Answering => {
    const known = knowsAda({ Composition: { body: bundle([sent]) } });
    return (url) => (url.pathname.endsWith('/Composition/letter') ? { body: sent } : known(url));
  };

  test('a Composition, with its table, and empty sections with the reason', async () => {
    const { answer } = await written({}, serves(composition()));
    expect(answer).toMatchObject({ readable: { title: 'Letter to the practice', omitted: ['1 piece of program code'] } });
    expect(sectionsOf(answer)).toMatchObject([
      {
        place: 'Results',
        blocks: [{ block: 'table' }],
        sections: [{ place: 'Results (2)', blocks: [{ runs: [{ text: 'Empty: Not asked' }] }] }],
      },
    ]);
  });

  test('H02 one that is another patient’s by now is refused', async () => {
    const { name } = await written({}, serves(composition()));
    const moved = await serve(serves(composition({ subject: { reference: 'Patient/zoe' } })));
    configure({ vale: moved.url });
    expect(await openDocument(session, name, new AbortController().signal)).toMatchObject({
      answer: 'not-shown',
      why: expect.stringMatching(/another patient/),
    });
  });

  const small = (marked: object = {}) =>
    summary({
      sections: [section('48765-2', 'Allergies', [urn(10)])],
      resources: [
        [urn(10), { resourceType: 'AllergyIntolerance', code: { text: 'Penicillin' }, patient: { reference: urn(1) }, ...marked }],
      ],
    });
  const gives =
    (body: object): Answering =>
    (url) =>
      url.pathname.endsWith('$summary') ? { body } : knowsAda({})(url);

  test('a patient summary, whose entries point to the sections that they stand in', async () => {
    const { entries, answer } = await written({ kind: 'ips' }, gives(small()));
    const allergy = entries.find(({ category }) => category === 'allergies');
    expect(sectionsOf(answer)).toMatchObject([{ place: 'Allergies', entries: [allergy?.id] }]);
    expect(allergy?.origins[0]).toMatchObject({ place: 'Allergies', document: 'vale|Composition/00000000-0000-4000-8000-000000000000' });
    expect(answer).toMatchObject({ answer: 'readable', notes: [] });
  });

  test('a summary made anew is shown, and says so; H02 one about somebody else by now is not', async () => {
    const { name } = await written({ kind: 'ips' }, gives(small()));
    const again = { ...small(), entry: small().entry.map((one, at) => (at === 0 ? { ...one, fullUrl: urn(70) } : one)) };
    const anew = await serve(gives(again));
    configure({ vale: anew.url }, {}, { kind: 'ips' });
    expect(await openDocument(session, name, new AbortController().signal)).toMatchObject({
      answer: 'readable',
      notes: [expect.stringMatching(/produced this summary again/)],
    });
    const zoe = {
      resourceType: 'Patient',
      identifier: [{ system: nhs, value: '9991020020' }],
      name: [{ family: 'Quaye' }],
      birthDate: '2018-06-02',
    };
    const hers = await serve(gives(summary({ sections: [], resources: [], patient: zoe })));
    configure({ vale: hers.url }, {}, { kind: 'ips' });
    expect(await openDocument(session, name, new AbortController().signal)).toMatchObject({
      answer: 'not-shown',
      why: expect.stringMatching(/another patient/),
    });
  });
});

describe('one that may not', () => {
  const notShown = (why: RegExp) => ({ answer: 'not-shown', why: expect.stringMatching(why) });

  test('H01 a name of another session, or of nobody, asks nothing', async () => {
    const { ask, vale } = await listed(letter);
    expect(await ask({ id: 's2' })).toEqual({ answer: 'not-known' });
    expect(await openDocument(session, 'vale|DocumentReference/letter', new AbortController().signal)).toEqual({ answer: 'not-known' });
    expect(vale.requests).toEqual([]);
  });

  test('H02 a document that is another patient’s by now is refused, and its file is not asked for', async () => {
    const { name } = await listed(letter);
    const moved = await serve((url) =>
      url.pathname.includes('DocumentReference')
        ? { body: documentReference('letter', { ...letter, patient: 'zoe' }) }
        : servesDocuments({ letter })(url),
    );
    configure({ vale: moved.url });
    expect(await openDocument(session, name, new AbortController().signal)).toEqual({
      ...notShown(/it sent another patient’s data/),
      reference: shownReference,
    });
    expect(pathsOf(moved)).not.toContain('Binary/letter');
  });

  test('H02 a C-CDA about somebody else is refused', async () => {
    const { ask } = await listed({ contentType: 'text/xml', body: cdaOf('hers', zoeInHead) });
    expect(await ask()).toEqual({ ...notShown(/about another patient/), reference: shownReference });
  });

  test('H02 a file that is nothing but resources of somebody else is refused, and of this patient shown', async () => {
    const file = (patient: string): FakeFile => ({
      contentType: 'application/fhir+json',
      body: JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: ['ada', patient].map((id) => ({
          resource: { resourceType: 'Condition', subject: { reference: `Patient/${id}` }, code: { text: 'A matter of somebody' } },
        })),
      }),
    });
    expect(await (await listed(file('zoe'))).ask()).toEqual({ answer: 'not-shown', why: notOpened.otherPerson, reference: shownReference });
    expect(JSON.stringify(await (await listed(file('ada'))).ask())).toContain('A matter of somebody');
  });

  test('H24 what an agreement keeps back has no name, and an old name opens it no more', async () => {
    const { name, vale } = await listed(letter);
    configure({ vale: vale.url }, { sharing: [{ source: 'vale', to: ['hill'], roles: ['clinician'], except: ['documents'] }] });
    expect(await openDocument(session, name, new AbortController().signal)).toEqual(notShown(/documents are not shared/));
    expect(pathsOf(vale)).not.toContain('Binary/letter');
    expect(JSON.stringify(entriesOf(await open(), 'vale'))).not.toContain('"name"');
  });

  test('H24 a FHIR document that is restricted, wholly or in what it holds, is not known here', async () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }];
    const documentOf = (composition: object, held: object): string =>
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'document',
        entry: [
          {
            resource: {
              resourceType: 'Composition',
              status: 'final',
              title: 'Clinic letter',
              subject: { reference: 'Patient/1' },
              section: [{ title: 'Seen for', text: { status: 'generated', div: '<div>A guarded matter</div>' } }],
              ...composition,
            },
          },
          { resource: { ...adaAtSource, id: '1' } },
          { resource: { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/1' }, code: { text: 'x' }, ...held } },
        ],
      });
    const opened = async (body: string): Promise<DocumentAnswer> => (await listed({ contentType: 'application/fhir+json', body })).ask();
    expect(JSON.stringify(await opened(documentOf({}, {})))).toContain('A guarded matter');
    expect(await opened(documentOf({ confidentiality: 'R' }, {}))).toEqual({ answer: 'not-known' });
    expect(await opened(documentOf({}, { meta: { security } }))).toEqual({ answer: 'not-known' });
  });

  test('without an agreement its source is not asked', async () => {
    const { name, vale } = await listed(letter);
    configure({ vale: vale.url }, { sharing: [] });
    expect(await openDocument(session, name, new AbortController().signal)).toEqual(notShown(/does not share/));
    expect(vale.requests).toEqual([]);
  });

  test('what cannot be audited is not asked', async () => {
    const { ask, vale } = await listed(letter);
    doubles.write.mockRejectedValue(new Error('full'));
    expect(await ask()).toMatchObject(notShown(/the audit log did not accept/));
    expect(vale.requests).toEqual([]);
  });

  test('a session that its server ended opens nothing', async () => {
    const { ask, vale } = await listed(letter);
    doubles.check.mockResolvedValue({ state: 'over', reference: '7K2M-9QXW' });
    expect(await ask()).toEqual({ answer: 'expired', why: expect.stringContaining('7K2M-9QXW') });
    expect(pathsOf(vale)).toEqual([]);
  });
});

describe('H27 one that cannot be shown says why', () => {
  test.each<[string, FakeFile, RegExp]>([
    ['gone', { ...letter, body: '' }, /vale did not send this document: it answered with an error \(404\)\./],
    ['a scan', { contentType: 'image/tiff', body: 'II*\0scan' }, /This file cannot be shown here: it is a TIFF scan\./],
    [
      'a web page in place of XML',
      { contentType: 'text/xml', body: '<!DOCTYPE html><html><body>Sign in' },
      /calls it an XML file, but it is a web page/,
    ],
    [
      'a web page in place of CDA',
      { contentType: 'application/hl7-v3+xml', body: '<html><body>Sign in' },
      /calls it a CDA document, but it is a web page/,
    ],
    [
      'a web page in place of JSON',
      { contentType: 'application/fhir+json', body: '<html><body>Sign in' },
      /calls it a FHIR document, but it is a web page/,
    ],
    ['a page that says it is PDF', { contentType: 'application/pdf', body: '<html>' }, /calls it a PDF, but it is a web page/],
    ['cut short', { ...letter, more: { size: 9_000 } }, /The file is incomplete: 42 of 9000 bytes/],
    ['elsewhere', { ...letter, url: 'https://elsewhere.example/letter' }, /address that is not configured/],
    ['elsewhere, by look', { ...letter, url: 'javascript:alert(1)' }, /address that is not configured/],
  ])('%s', async (_, file, why) => {
    const { ask } = await listed(file);
    expect(await ask()).toMatchObject({ answer: 'not-shown', why: expect.stringMatching(why) });
  });
});

/** A C-CDA without sections, which only wraps a file of text. */
const wrapping = (type: string, content: string, charset: BufferEncoding = 'utf8'): FakeFile => ({
  contentType: 'text/xml',
  body: cdaOf('unstructured').replace(
    /<structuredBody>[\s\S]*<\/structuredBody>/,
    `<nonXMLBody><text mediaType="${type}" representation="B64">${Buffer.from(content, charset).toString('base64')}</text></nonXMLBody>`,
  ),
});

const rich = String.raw`{\rtf1\ansi\b Allergic\b0  to penicillin.\par {\strike Warfarin}\par}`;

describe('what the reader opens', () => {
  test.each<[string, FakeFile, string]>([
    [
      'plain text in an unstructured document',
      wrapping('text/plain', 'SURGICAL CONSULT\nAllergic to penicillin.\n'),
      'Allergic to penicillin.',
    ],
    ['UTF-16 in one', wrapping('text/plain', '\uFEFFAllergic to penicillin.', 'utf16le'), 'Allergic to penicillin.'],
    ['Latin-1 in one', wrapping('text/plain; charset=iso-8859-1', 'Müller', 'latin1'), 'Müller'],
    ['a page in one', wrapping('text/html', '<p>Allergic to <b>penicillin</b></p>'), 'penicillin'],
    ['rich text in one', wrapping('text/rtf', rich), ' to penicillin.'],
    ['rich text in one, called plain', wrapping('text/plain', rich), ' to penicillin.'],
    ['rich text', { contentType: 'application/rtf', body: rich }, ' to penicillin.'],
    ['rich text called plain', { contentType: 'text/plain', body: rich }, ' to penicillin.'],
    ['rich text called Word', { contentType: 'application/msword', body: rich }, ' to penicillin.'],
    [
      'text with a stray NUL',
      { contentType: 'text/plain', body: `Allergic to penicillin.${' And more.'.repeat(10)}\0` },
      'Allergic to penicillin.',
    ],
    ['a C-CDA with a stray NUL', { contentType: 'text/xml', body: `${cdaOf('one')}\0` }, 'Asthma since childhood'],
    ['a file in its own address', { ...letter, url: 'data:text/plain;base64,QWxsZXJnaWMgdG8gbGF0ZXgu' }, 'Allergic to latex.'],
    ['markup in plain text', { contentType: 'text/plain', body: 'Stop:<br>aspirin &lt;75 mg' }, 'Stop:\naspirin <75 mg'],
  ])('%s', async (_, file, words) => {
    const answer = await (await listed(file)).ask();
    expect(answer).toMatchObject({ answer: 'readable' });
    expect(JSON.stringify(answer)).toContain(JSON.stringify(words).slice(1, -1));
    expect(JSON.stringify(answer)).not.toMatch(/rtf1|\\u0000|base64/);
  });

  test('H27 a picture under another name is drawn as what it is', async () => {
    const { ask } = await listed({ contentType: 'image/jpeg', body: 'GIF89a\u0001\0\u0001\0' });
    expect(await ask()).toMatchObject({ answer: 'file', contentType: 'image/gif' });
  });
});

test('asking again is offered for what may pass, and for nothing else', async () => {
  const { ask } = await listed(letter);
  doubles.write.mockRejectedValue(new Error('full'));
  expect(await ask()).toMatchObject({ answer: 'not-shown', mayChange: true });
  doubles.write.mockReset().mockResolvedValue();
  expect(await (await listed({ ...letter, more: { size: 9_000 } })).ask()).toMatchObject({ answer: 'not-shown', mayChange: true });
  expect(await (await listed({ contentType: 'image/tiff', body: 'II*\0scan' })).ask()).toEqual({
    answer: 'not-shown',
    why: expect.stringContaining('a TIFF scan'),
    reference: shownReference,
  });
});
