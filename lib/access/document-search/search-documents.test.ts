import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { DocumentTextMessage } from '#/lib/record/search/document-text.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { cdaOf, servesDocuments, zoeInHead, type FakeFile } from '#/lib/sources/testing/fake-documents.ts';
import { all } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { ServedSource } from '#/lib/sources/testing/serve-source.ts';
import { configure, entriesOf, grant, open, session, unaudited } from '#/lib/access/testing/open-record.ts';
import { searchDocuments } from './search-documents.ts';

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

const letter: FakeFile = { contentType: 'text/plain', body: 'Seen today with pneumonia.' };
const pdf: FakeFile = { contentType: 'application/pdf', body: '%PDF-1.4 letter' };
const scan: FakeFile = { contentType: 'image/gif', body: 'GIF89a\u0001\0\u0001\0' };

interface Listed {
  readonly served: readonly ServedSource[];
  /** Names of the files, by the ids of their documents. */
  readonly names: ReadonlyMap<string, string>;
  readonly ask: (ids: readonly string[]) => Promise<readonly DocumentTextMessage[]>;
}

/** The record opened, so that its documents have names. */
async function listed(sources: Readonly<Record<string, Readonly<Record<string, FakeFile>>>>, more: object = {}): Promise<Listed> {
  const served = await Promise.all(Object.values(sources).map((files) => serve(servesDocuments(files))));
  const urls = Object.fromEntries(Object.keys(sources).map((id, at) => [id, served[at]?.url ?? '']));
  configure(urls, more);
  const messages = await open();
  const entries = Object.keys(sources).flatMap((id) => entriesOf(messages, id));
  const names = new Map(
    entries.flatMap(({ id, body }) =>
      body.shape === 'attachments' ? [[id.split('/').at(-1) ?? '', body.attachments[0]?.name ?? '']] : [],
    ),
  );
  for (const { requests } of served) requests.length = 0;
  doubles.write.mockClear();
  return { served, names, ask: (ids) => askFor(ids.map((id) => names.get(id) ?? id)) };
}

const askFor = (names: readonly string[]): Promise<readonly DocumentTextMessage[]> =>
  all(searchDocuments(session, names, new AbortController().signal));
const pathsOf = ({ requests }: ServedSource): readonly string[] => requests.map(({ path }) => path.split('?')[0] ?? '');
const audited = (): readonly AuditEvent[] => doubles.write.mock.calls.flat(2);
const byDocument = (messages: readonly DocumentTextMessage[]) =>
  messages.toSorted((left, right) => ('document' in left ? left.document : 99) - ('document' in right ? right.document : 99));

describe('documents that a search reads', () => {
  test('text as its paragraphs, a PDF as its bytes, a scan as a picture; and an end', async () => {
    const { ask } = await listed({ vale: { letter, pdf, scan, cda: { contentType: 'text/xml', body: cdaOf('one') } } });
    const messages = byDocument(await ask(['letter', 'pdf', 'scan', 'cda']));
    expect(messages.slice(0, 4)).toEqual([
      { type: 'text', document: 0, text: { paragraphs: ['Seen today with pneumonia.'], omitted: [], pictures: 0 } },
      { type: 'bytes', document: 1, base64: Buffer.from('%PDF-1.4 letter').toString('base64') },
      { type: 'file', document: 1 },
      { type: 'picture', document: 2 },
    ]);
    expect(JSON.stringify(messages[4])).toContain('Asthma since childhood');
    expect(messages[5]).toEqual({ type: 'end' });
  });

  test('the parts of a long PDF join to its bytes', async () => {
    const body = `%PDF-1.4 ${'long '.repeat(100_000)}`;
    const { ask } = await listed({ vale: { pdf: { ...pdf, body } } });
    const parts = (await ask(['pdf'])).flatMap((message) => (message.type === 'bytes' ? [message.base64] : []));
    expect(parts.length).toBeGreaterThan(1);
    expect(Buffer.from(parts.join(''), 'base64').toString()).toBe(body);
  });

  test('the patient is found once at each source; one event a source before anything is asked, and one after', async () => {
    const { ask, served } = await listed({ vale: { letter, pdf }, dale: { other: letter } });
    const asked: number[] = [];
    doubles.write.mockImplementation(async ([event]) => {
      if (event?.subtype?.[1]?.code === 'text-search-planned') asked.push(served.reduce((sum, { requests }) => sum + requests.length, 0));
    });
    await ask(['letter', 'pdf', 'other']);
    expect(asked[0]).toBe(0);
    expect(served.map((source) => pathsOf(source).filter((path) => path === 'Patient').length)).toEqual([1, 1]);
    expect(
      audited()
        .map(({ subtype, outcomeDesc }) => `${subtype?.[1]?.code}: ${outcomeDesc}`)
        .toSorted(),
    ).toEqual([
      'text-search-ended: all read',
      'text-search-ended: all read',
      'text-search-planned: planned',
      'text-search-planned: planned',
    ]);
    expect(served.flatMap((source) => unaudited(source, audited()))).toEqual([]);
  });

  test('an event names each document, the reader, the source and the patient, and nothing of the text', async () => {
    const { ask, served } = await listed({ vale: { letter, pdf } });
    await ask(['letter', 'pdf']);
    const [planned, ended] = audited();
    const queries = planned?.entity?.flatMap(({ query }) => (query === undefined ? [] : [Buffer.from(query, 'base64').toString()]));
    expect(queries).toEqual(['DocumentReference/letter#attachment-0\nDocumentReference/pdf#attachment-0']);
    expect(planned?.agent.flatMap(({ network }) => (network?.type === '5' ? [network.address] : []))).toEqual([served[0]?.url]);
    expect(JSON.stringify(planned)).toContain('9991020012');
    expect(ended?.outcome).toBe('0');
    expect(ended?.entity?.find(({ name }) => name === 'counts')?.detail).toEqual([
      { type: 'documents', valueString: '2' },
      { type: 'read', valueString: '2' },
    ]);
    expect(JSON.stringify(audited())).not.toContain('pneumonia');
  });

  test('four are read at a time', async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`l${at}`, letter]));
    const held: (() => void)[] = [];
    let most = 0;
    const vale = await serve((url) => {
      if (!url.pathname.includes('/Binary/')) return servesDocuments(files)(url);
      return (response) => {
        held.push(() => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Seen today.'));
        most = Math.max(most, held.length);
        // None is answered before a fourth has come; the ninth comes alone.
        if (held.length === 4 || vale.requests.filter(({ path }) => path.startsWith('Binary/')).length === 9)
          setTimeout(() => held.splice(0).forEach((answer) => answer()), 50);
      };
    });
    configure({ vale: vale.url });
    const names = entriesOf(await open(), 'vale').flatMap(({ body }) =>
      body.shape === 'attachments' ? [body.attachments[0]?.name ?? ''] : [],
    );
    expect((await askFor(names)).filter(({ type }) => type === 'text')).toHaveLength(9);
    expect(most).toBe(4);
  });
});

describe('documents that a search does not read', () => {
  const notRead = (document: number, why: RegExp) => ({ type: 'not-read', document, why: expect.stringMatching(why) });

  test('H01 a name of another session, or of nobody, asks nothing', async () => {
    const { names, served } = await listed({ vale: { letter } });
    const messages = await all(searchDocuments({ ...session, id: 's2' }, [names.get('letter') ?? '', 'x'], new AbortController().signal));
    expect(byDocument(messages)).toEqual([notRead(0, /no longer available/), notRead(1, /no longer available/), { type: 'end' }]);
    expect(served.flatMap(pathsOf)).toEqual([]);
    expect(audited()).toEqual([]);
  });

  test('H02 a C-CDA about somebody else; the others are read all the same', async () => {
    const { ask } = await listed({ vale: { hers: { contentType: 'text/xml', body: cdaOf('hers', zoeInHead) }, letter } });
    expect(byDocument(await ask(['hers', 'letter']))).toMatchObject([
      notRead(0, /about another patient/),
      { type: 'text' },
      { type: 'end' },
    ]);
    expect(audited().at(-1)).toMatchObject({ outcome: '4' });
  });

  test('H24 what an agreement keeps back, also by an old name', async () => {
    const { names, served } = await listed({ vale: { letter } });
    configure({ vale: served[0]?.url ?? '' }, { sharing: [{ source: 'vale', to: ['hill'], roles: ['clinician'], except: ['documents'] }] });
    expect(await askFor([...names.values()])).toEqual([notRead(0, /documents are not shared/), { type: 'end' }]);
    expect(served.flatMap(pathsOf)).not.toContain('Binary/letter');
  });

  test('H24 a restricted one is not known here', async () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }];
    const { names, served } = await listed({ vale: { letter } });
    const files = { letter: { ...letter, document: { meta: { security } } } };
    const restricted = await serve((url) => {
      const answer = servesDocuments(files)(url);
      return url.pathname.endsWith('DocumentReference/letter') && 'body' in answer
        ? { body: { ...(answer.body as object), meta: { security } } }
        : answer;
    });
    configure({ vale: restricted.url });
    expect(served).toHaveLength(1);
    expect(await askFor([...names.values()])).toEqual([notRead(0, /no longer available/), { type: 'end' }]);
    expect(pathsOf(restricted)).not.toContain('Binary/letter');
  });

  test('without an agreement, and without an audit trail, its source is not asked', async () => {
    const { names, served, ask } = await listed({ vale: { letter } });
    doubles.write.mockRejectedValue(new Error('full'));
    expect(await ask(['letter'])).toEqual([{ ...notRead(0, /audit log did not accept/), reference: expect.any(String) }, { type: 'end' }]);
    doubles.write.mockResolvedValue();
    configure({ vale: served[0]?.url ?? '' }, { sharing: [] });
    expect(await askFor([...names.values()])).toEqual([notRead(0, /does not share/), { type: 'end' }]);
    expect(served.flatMap(pathsOf)).toEqual([]);
  });

  test('of a source with a daily limit, unless configured', async () => {
    const { names, served } = await listed({ vale: { letter } });
    const url = served[0]?.url ?? '';
    configure({ vale: url }, {}, { searchDocuments: false });
    expect(await askFor([...names.values()])).toEqual([notRead(0, /so many documents a day/), { type: 'end' }]);
    configure({ vale: url }, {}, { profile: 'epic' });
    expect(await askFor([...names.values()])).toEqual([notRead(0, /so many documents a day/), { type: 'end' }]);
    expect(served.flatMap(pathsOf)).toEqual([]);
    configure({ vale: url }, {}, { profile: 'epic', searchDocuments: true });
    expect(await askFor([...names.values()])).toMatchObject([{ type: 'text' }, { type: 'end' }]);
  });

  test('of a source that does not answer: each is named', async () => {
    const { names } = await listed({ vale: { letter, pdf } });
    configure({ vale: 'http://127.0.0.1:9' });
    const why = /vale sent no documents/;
    expect(byDocument(await askFor([...names.values()]))).toMatchObject([notRead(0, why), notRead(1, why), { type: 'end' }]);
  });

  test('beyond the limits of use: each says when, and no source is asked', async () => {
    const { names, served } = await listed({ vale: { letter, pdf } });
    configure({ vale: served[0]?.url ?? '' }, { limits: { user: { documents: 1 } } });
    expect(await askFor([...names.values()])).toHaveLength(4);
    served[0]?.requests.splice(0);
    const why = /Too many documents were opened in one minute.*Try again/;
    expect(await askFor([...names.values()])).toEqual([notRead(0, why), notRead(1, why), { type: 'end' }]);
    expect(served.flatMap(pathsOf)).toEqual([]);
  });

  test('once the session has ended', async () => {
    const { ask, served } = await listed({ vale: { letter } });
    doubles.check.mockResolvedValue({ state: 'over', reference: '7K2M-9QXW' });
    expect(await ask(['letter'])).toEqual([{ type: 'expired', why: expect.stringContaining('7K2M-9QXW') }]);
    expect(served.flatMap(pathsOf)).toEqual([]);
  });
});

test('a reader who leaves stops what is asked', async () => {
  const { names } = await listed({ vale: { letter } });
  const silent = await serve((url) => (url.pathname.includes('/Binary/') ? () => undefined : servesDocuments({ letter })(url)));
  configure({ vale: silent.url });
  const left = new AbortController();
  const reading = all(searchDocuments(session, [...names.values()], left.signal));
  await vi.waitFor(() => expect(pathsOf(silent)).toContain('Binary/letter'));
  left.abort();
  expect(await reading).toMatchObject([{ type: 'not-read', document: 0 }, { type: 'end' }]);
  await vi.waitFor(() => expect(silent.cut).toEqual(['Binary/letter']));
  expect(audited().at(-1)).toMatchObject({ outcome: '4', outcomeDesc: 'not all were read' });
});
