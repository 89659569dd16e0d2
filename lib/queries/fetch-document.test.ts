import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchDocument } from './fetch-document.ts';

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

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const renewed = json({ idleEndsAt: 2, endsAt: 3, tokenEndsAt: 2, now: 1 });
const readable = { title: 'Letter', facts: [], sections: [], omitted: [] };
const ask = (...given: (() => Response)[]) => {
  answers = given;
  return fetchDocument('s1', 'na/me', new AbortController().signal);
};

test('a document is asked for by POST, with our header, by its sealed name', async () => {
  expect(await ask(json({ readable, notes: [] }))).toEqual({ state: 'readable', readable, notes: [] });
  expect(calls[0]).toMatchObject({
    url: '/record/s1/documents/na%2Fme',
    init: { method: 'POST', headers: { 'X-Tributary': '1' }, cache: 'no-store' },
  });
});

test('a file comes as its bytes', async () => {
  const opened = await ask(() => new Response('%PDF', { headers: { 'Content-Type': 'application/pdf' } }));
  expect(opened).toMatchObject({ state: 'file', contentType: 'application/pdf' });
  expect(opened.state === 'file' && new TextDecoder().decode(opened.bytes)).toBe('%PDF');
});

test('a session that must be renewed is, once, and the question repeated', async () => {
  expect(await ask(json({ renew: true }, 401), renewed, json({ readable, notes: [] }))).toMatchObject({ state: 'readable' });
  expect(calls.map(({ url }) => url)).toEqual(['/record/s1/documents/na%2Fme', '/record/s1/renew', '/record/s1/documents/na%2Fme']);
});

describe('what cannot be shown says why', () => {
  test.each<[string, (() => Response)[], RegExp]>([
    ['the server’s words', [json({ why: 'It is RTF.' }, 422)], /It is RTF\./],
    ['an ended session', [json({ expired: 'It is over. Reference for your support desk: 7K2M-9QXW.' }, 401)], /7K2M-9QXW/],
    ['an ended session without a reason', [json({}, 401)], /no longer open/],
    ['a refused renewal', [json({ renew: true }, 401), json({ over: 'refused', reference: '7K2M-9QXW' }, 401)], /7K2M-9QXW/],
    ['a renewal that fails', [json({ renew: true }, 401), json({}, 401)], /no longer open/],
    ['an answer of another version', [json({ readable: 'x' })], /did not answer/],
    ['a page in its place', [() => new Response('<html>', { status: 500, headers: { 'Content-Type': 'text/html' } })], /did not answer/],
    ['no network', [], /did not answer/],
  ])('%s', async (_, given, why) => expect(await ask(...given)).toMatchObject({ state: 'not-shown', why: expect.stringMatching(why) }));

  test.each<[string, unknown, string | undefined]>([
    ['a fault of today', { why: 'It did not answer.', mayChange: true, reference: '7K2M-9QXW' }, '7K2M-9QXW'],
    ['a file of an unknown kind', { why: 'It is RTF.', reference: '7K2M-9QXW' }, '7K2M-9QXW'],
    ['unchanged: a decision', { why: 'Documents are not shared.' }, undefined],
    ['unchanged: a reference that is no text', { why: 'It is RTF.', reference: 7 }, undefined],
  ])('the reference of a fault comes with it: %s', async (_, body, reference) => {
    const opened = await ask(json(body, 422));
    expect(opened.state === 'not-shown' ? opened.reference : 'shown').toBe(reference);
  });

  test.each<[string, (() => Response)[], boolean]>([
    ['a refusal', [json({ why: 'It is about another patient.' }, 422)], false],
    ['a fault of today', [json({ why: 'It did not answer.', mayChange: true }, 422)], true],
    ['a document that is not known', [json({ why: 'No longer here.' }, 404)], false],
    ['an ended session', [json({ expired: 'over' }, 401)], false],
    ['no network', [], true],
    ['a page in its place', [() => new Response('<html>', { status: 500, headers: { 'Content-Type': 'text/html' } })], true],
  ])('asking again is offered only where it may help: %s', async (_, given, mayChange) => {
    const opened = await ask(...given);
    expect(opened.state === 'not-shown' && opened.mayChange === true).toBe(mayChange);
  });
});
