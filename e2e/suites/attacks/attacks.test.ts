import { describe, expect, test } from 'vitest';
import type { Answer } from './client/answer.ts';
import { readAnswer } from './client/ask-raw.ts';
import { headerProblems, markup, problemsOf } from './client/expectation.ts';
import { manipulations } from './cookies/manipulations.ts';
import { canariesIn, canaryOf } from './exchange/canary.ts';
import { quietAttacks } from './named/named-attacks.ts';
import { filled } from './routes/routes-of-build.ts';
import { transports } from './routes/transports.ts';

const good: Answer = {
  status: 403,
  headers: {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=()',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  },
  setCookies: [],
  body: '',
};
const without = (name: string): Answer => ({
  ...good,
  headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
});
const withHeader = (name: string, value: string): Answer => ({ ...good, headers: { ...good.headers, [name]: value } });
const withBody = (body: string): Answer => ({ ...good, body });
const refused = { statuses: [403] };

describe('a planted fault is noticed', () => {
  test('a good refusal has none', () => expect(problemsOf(good, '/', refused)).toEqual([]));
  test.each<[string, Answer | undefined]>([
    ['no answer', undefined],
    ['another status', { ...good, status: 200 }],
    ['a canary', withBody(`{"family":"${canaryOf('alpha', 7)}"}`)],
    ['a canary in capitals', withBody(canaryOf('beta', 7).toUpperCase())],
    ['a canary in base64', withBody(Buffer.from(`{"a":"${canaryOf('alpha', 7)}"}`).toString('base64'))],
    ['a canary in base64 for addresses', withBody(Buffer.from(`{"patient":"${canaryOf('alpha', 7)}"}`).toString('base64url'))],
    ['a canary in a header', withHeader('x-note', canaryOf('alpha', 7))],
    ['a canary in a name of a header', withHeader(canaryOf('alpha', 7).toLowerCase(), '1')],
    ['markup that comes back', withBody(`<p>${markup}</p>`)],
    ['a way to another site', withHeader('location', 'https://evil.example/')],
    ['a way to another site without a scheme', withHeader('location', '//evil.example/')],
    ['a stack', withBody('Error: x\n    at handler (server.js:1:2)')],
    ['a session', { ...good, setCookies: ['__Host-viewer=a.b.c.d.e; Path=/'] }],
    ['a record', { ...good, setCookies: ['__Secure-record=a.b.c.d.e; Path=/record/x'] }],
    ['the name of the server', withHeader('x-powered-by', 'Next.js')],
    ['another origin let in', withHeader('access-control-allow-origin', '*')],
    ['frames by anyone', withHeader('content-security-policy', "default-src 'none'; frame-ancestors *")],
    ['an answer that is kept', withHeader('cache-control', 'public, max-age=60')],
    ...Object.keys(good.headers).map((name): [string, Answer] => [`no ${name}`, without(name)]),
  ])('%s', (_, answer) => expect(problemsOf(answer, '/', refused)).toHaveLength(1));

  test('another person than the own', () => {
    const body = `${canaryOf('alpha', 7)} ${canaryOf('alpha', 8)}`;
    expect(problemsOf(withBody(body), '/', { ...refused, person: 7 })).toHaveLength(1);
    expect(problemsOf(withBody(canaryOf('alpha', 7)), '/', { ...refused, person: 7 })).toEqual([]);
  });

  test('a route with a part that nobody fills', () => {
    expect(filled('/record/[session]/images/[...path]', { session: 's', path: 'p' })).toBe('/record/s/images/p');
    expect(() => filled('/record/[session]/images/[...path]', { session: 's' })).toThrow('path');
  });
});

describe('what is no fault', () => {
  test('a cookie that is cleared, or that says why a record ended', () => {
    const setCookies = ['__Host-viewer=; Path=/; Max-Age=0', '__Secure-record=closed-idle; Path=/record/x'];
    expect(problemsOf({ ...good, setCookies }, '/', refused)).toEqual([]);
  });
  test('a static file that is kept', () => {
    const kept = withHeader('cache-control', 'public, max-age=31536000, immutable');
    expect(headerProblems(kept, '/_next/static/a.js')).toEqual([]);
    expect(headerProblems(kept, '/record/x')).toHaveLength(1);
  });
  test('words that look like a canary', () => expect(canariesIn('Cnry Canary cnrya12x0 CNRYA00071234')).toEqual([]));
});

test('the first of two answers on a connection is read, and the second kept', () => {
  const answer = readAnswer('HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\n\r\nx HTTP/1.1 200 OK\r\n\r\nsmuggled');
  expect(answer).toMatchObject({ status: 200, headers: { a: '1\n2' } });
  expect(answer?.body).toContain('smuggled');
  expect(readAnswer('')).toBeUndefined();
});

test('there are enough attacks, and no two of one name', () => {
  const names = quietAttacks.map(({ kind, name }) => `${kind}: ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(manipulations).length).toBeGreaterThanOrEqual(50);
  expect(new Set(transports.map(({ name }) => name)).size).toBe(transports.length);
});
