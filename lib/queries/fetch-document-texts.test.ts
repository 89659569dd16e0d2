import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchDocumentTexts, type FetchedDocument } from './fetch-document-texts.ts';
import { readDocumentTexts } from './read-document-texts.ts';

const calls: { readonly url: string; readonly init: RequestInit }[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const lines =
  (...messages: readonly unknown[]) =>
  () =>
    new Response(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
const renewed = () => Response.json({ idleEndsAt: 2, endsAt: 3, tokenEndsAt: 2, now: 1 });
const base64 = (text: string): string => btoa(text);
const textOf = (paragraph: string) => ({ paragraphs: [paragraph], omitted: [], pictures: 0 });
const letter = { type: 'text', document: 0, text: textOf('Seen today.') };

async function ask(names: readonly string[], ...given: (() => Response)[]): Promise<readonly FetchedDocument[]> {
  answers = given;
  const fetched: FetchedDocument[] = [];
  for await (const document of fetchDocumentTexts('s/1', names, new AbortController().signal)) fetched.push(document);
  return fetched;
}

test('names go by POST, with our header, and nothing else does', async () => {
  await ask(['a', 'b'], lines({ type: 'end' }));
  expect(calls).toEqual([
    {
      url: '/record/s%2F1/document-texts',
      init: expect.objectContaining({ method: 'POST', cache: 'no-store', body: '{"documents":["a","b"]}' }),
    },
  ]);
});

test('each document as it is read; the parts of PDFs join, also where two come at once', async () => {
  const fetched = await ask(
    ['a', 'b', 'c', 'd'],
    lines(
      { type: 'bytes', document: 1, base64: base64('%PDF') },
      { type: 'bytes', document: 3, base64: base64('%PDF-3') },
      { ...letter, isNotQuoted: true },
      { type: 'bytes', document: 1, base64: base64('-1.4') },
      { type: 'file', document: 1 },
      { type: 'picture', document: 2 },
      { type: 'file', document: 3 },
      { type: 'end' },
    ),
  );
  expect(fetched.map((each) => (each.state === 'pdf' ? { ...each, bytes: new TextDecoder().decode(each.bytes) } : each))).toEqual([
    { document: 0, state: 'text', text: textOf('Seen today.'), isNotQuoted: true },
    { document: 1, state: 'pdf', bytes: '%PDF-1.4', isNotQuoted: false },
    { document: 2, state: 'picture' },
    { document: 3, state: 'pdf', bytes: '%PDF-3', isNotQuoted: false },
  ]);
});

test('a session that must be renewed is, once, and the question repeated', async () => {
  expect(await ask(['a'], lines({ type: 'renew' }), renewed, lines(letter, { type: 'end' }))).toMatchObject([{ state: 'text' }]);
  expect(calls.map(({ url }) => url)).toEqual(['/record/s%2F1/document-texts', '/record/s%2F1/renew', '/record/s%2F1/document-texts']);
});

const notRead = (document: number, why: RegExp) => ({ document, state: 'not-read', why: expect.stringMatching(why) });

test.each<[string, (() => Response)[], readonly unknown[]]>([
  ['no network', [], [notRead(0, /did not answer/), notRead(1, /did not answer/)]],
  ['a stream that is cut', [lines(letter)], [{ state: 'text' }, notRead(1, /did not answer/)]],
  ['an ended session', [lines({ type: 'expired', why: 'It is over.' })], [notRead(0, /It is over/), notRead(1, /It is over/)]],
  [
    'a line of another version',
    [lines({ type: 'text', document: 0, text: 'x' }, { type: 'later' })],
    [notRead(0, /did not/), notRead(1, /did not/)],
  ],
  [
    'the server’s reason',
    [lines({ type: 'not-read', document: 1, why: 'A TIFF scan.' }, letter, { type: 'end' })],
    [notRead(1, /TIFF/), { state: 'text' }],
  ],
])('H27 every document ends in an answer: %s', async (_, given, expected) => {
  expect(await ask(['a', 'b'], ...given)).toMatchObject(expected);
});

test('a PDF is read in the page, one after another; a reader who leaves is told nothing more', async () => {
  const pdf = (document: number) => [
    { type: 'bytes', document, base64: base64(`%PDF ${document}`) },
    { type: 'file', document },
  ];
  answers = [lines(...pdf(0), ...pdf(1), ...pdf(2), { type: 'end' })];
  const left = new AbortController();
  const told: unknown[] = [];
  await readDocumentTexts('s', ['a', 'b', 'c'], {
    signal: left.signal,
    readPdf: async (bytes) => {
      const text = new TextDecoder().decode(bytes);
      return text.endsWith('0') ? { ok: true, text: textOf(text) } : { ok: false, why: 'damaged' };
    },
    onRead: (name, reading) => {
      told.push([name, reading.state]);
      if (name === 'b') left.abort();
    },
  });
  expect(told).toEqual([
    ['a', 'text'],
    ['b', 'not-read'],
  ]);
});
