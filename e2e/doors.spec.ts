import { expect, type APIResponse } from '@playwright/test';
import { viewer } from './exchange/addresses.ts';
import { cookieFor, ownHeaders } from './screen/ask-stream.ts';
import { test } from './screen/journey.ts';
import { openBySearch, openFromRecordSystem } from './screen/open-record.ts';
import { settled } from './screen/record-screen.ts';

/** Nothing of any patient: what a refused answer must not hold. */
async function isEmptyOfPatients(response: APIResponse): Promise<void> {
  const body = await response.text();
  for (const word of ['BROOKS', 'Brooks', 'Amara', '9991020012', '999 102 0012', 'Penicillin', 'nhs-number'])
    expect(body, `${response.url()} ${word}`).not.toContain(word);
}

function hasSecurityHeaders(headers: Readonly<Record<string, string>>, address: string): void {
  expect(headers['cache-control'], address).toContain('no-store');
  expect(headers['x-content-type-options'], address).toBe('nosniff');
  expect(headers['referrer-policy'], address).toBe('no-referrer');
  expect(headers['content-security-policy'], address).toMatch(/script-src [^;]*'nonce-[A-Za-z0-9+/=]{22,}'/);
  expect(headers['content-security-policy'], address).not.toContain('unsafe');
  expect(headers['content-security-policy'], address).toMatch(/default-src 'none'/);
  expect(headers['content-security-policy'], address).toMatch(/frame-ancestors ('none'|http:\/\/127\.0\.0\.1:\d+)(;|$)/);
  expect(headers['x-powered-by'], address).toBeUndefined();
}

// A header that is missing on one route is a hole on that route.
test('every route answers with the security headers, and each with a nonce of its own', async ({ page, request }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const record = new URL(page.url()).pathname;
  const pages = ['', '/timeline', '/allergies', '/medications', '/print'].map((part) => `${record}${part}`);
  const routes = [
    '/',
    '/find',
    '/health',
    '/ready',
    '/jwks.json',
    '/launch?iss=x',
    '/callback/staff',
    '/sign-in?with=x',
    '/sign-out',
    '/signed-out',
    '/nowhere',
    '/record/unknown',
    ...pages,
  ];
  const nonces = new Set<string>();
  for (const route of routes) {
    const response = await request.get(route, { headers: { Cookie: await cookieFor(page, `${viewer}${route}`) }, maxRedirects: 0 });
    hasSecurityHeaders(response.headers(), route);
    nonces.add(/'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? '');
    const framed = /^\/(record|launch|callback)/.test(route);
    if (!framed) expect(response.headers()['content-security-policy'], route).toContain("frame-ancestors 'none'");
    // Pages are the same for every patient: what fills them comes by the stream alone.
    await isEmptyOfPatients(response);
  }
  expect(nonces.size).toBe(routes.length);
  for (const door of ['stream', 'renew', 'sign-out']) {
    const response = await request.post(`${record}/${door}`, { headers: ownHeaders, data: {} });
    hasSecurityHeaders(response.headers(), door);
  }
});

const wrong = [
  ['without X-Tributary', { 'X-Tributary': '' }],
  ['from another origin', { Origin: 'http://127.0.0.1:4000' }],
  ['from "null"', { Origin: 'null' }],
  ['without an origin', { Origin: '' }],
  ['cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['same-site', { 'Sec-Fetch-Site': 'same-site' }],
  ['by address bar', { 'Sec-Fetch-Site': 'none' }],
  ['without Sec-Fetch-Site', { 'Sec-Fetch-Site': '' }],
] as const;

/** A header that is '' is not sent. */
const headersOf = (changed: Readonly<Record<string, string>>, cookie: string): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...ownHeaders, ...changed, Cookie: cookie }).filter(([, value]) => value !== ''));

// Another site's page in the same browser has the cookies: it must still get nothing.
test('H01 stream, renew, find, open, sign-out and the beginning of a sign-in refuse a request that our own page did not send', async ({
  page,
  request,
}) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  const record = new URL(page.url()).pathname;
  const doors = [
    [`${record}/stream`, {}],
    [`${record}/renew`, { activity: true }],
    [`${record}/documents/x`, {}],
    [`${record}/document-texts`, { documents: ['x'] }],
    [`${record}/sign-out`, {}],
    ['/find/search', { by: 'identifier', system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' }],
    ['/find/open', { handle: 'x' }],
    ['/find/renew', { activity: true }],
    ['/sign-out', {}],
    ['/sign-out/rest', {}],
    ['/sign-out/done', {}],
    ['/sign-in/begin', { ticket: 'x' }],
  ] as const;
  for (const [door, data] of doors) {
    const cookie = await cookieFor(page, `${viewer}${door}`);
    expect(cookie).toContain('__Host-viewer');
    for (const [how, changed] of wrong) {
      const response = await request.post(door, { headers: headersOf(changed, cookie), data });
      expect(response.status(), `${door} ${how}`).toBe(403);
      expect(response.headers()['set-cookie'], `${door} ${how}`).toBeUndefined();
      await isEmptyOfPatients(response);
    }
  }
  // The same with everything right does answer: the refusals above are not for another reason.
  const cookie = await cookieFor(page, `${viewer}${record}/stream`);
  const answer = await request.post(`${record}/stream`, { headers: headersOf({}, cookie), data: { sources: ['social-care'] } });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('"entries"');
});

// A record's address gives nothing without its cookie, however it is requested.
test('H01 without a cookie no route gives a byte of a patient, whatever the transport', async ({ page, playwright, request }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const record = new URL(page.url()).pathname;
  const anonymous = await playwright.request.newContext({ baseURL: viewer });
  for (const door of ['stream', 'renew', 'documents/x', 'document-texts', 'sign-out']) {
    const response = await anonymous.post(`${record}/${door}`, {
      headers: ownHeaders,
      data: door === 'document-texts' ? { documents: ['x'] } : {},
    });
    expect(response.status(), door).toBe(door === 'sign-out' ? 200 : 401);
    await isEmptyOfPatients(response);
  }
  for (const door of ['/find/search', '/find/open']) {
    const response = await anonymous.post(door, {
      headers: ownHeaders,
      data: { by: 'identifier', system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012', handle: 'x' },
    });
    expect(response.status(), door).toBe(401);
    await isEmptyOfPatients(response);
  }
  const renewal = await anonymous.post('/find/renew', { headers: ownHeaders, data: { activity: true } });
  expect([renewal.status(), await renewal.json()]).toEqual([401, { over: 'missing', alive: false, rest: false }]);
  // Signing out with nobody signed in lists nothing and names nobody.
  for (const door of ['/sign-out', '/sign-out/rest', '/sign-out/done']) {
    const response = await anonymous.post(door, { headers: ownHeaders, data: {} });
    expect(response.status(), door).toBe(200);
    expect(await response.text(), door).not.toContain('records');
    await isEmptyOfPatients(response);
  }
  const variants = [
    '',
    '.rsc',
    '?_rsc=abc',
    '/timeline',
    '/timeline.rsc',
    '/timeline?_rsc=abc',
    '/stream',
    '/stream?_rsc=abc',
    '/stream.rsc',
    '/documents/x',
    '/documents/x?_rsc=abc',
    '/print',
    '/allergies.rsc',
  ];
  const ways: readonly Readonly<Record<string, string>>[] = [
    {},
    { RSC: '1' },
    { RSC: '1', 'Next-Router-Prefetch': '1' },
    { 'Next-Action': 'x' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy' },
    { Accept: 'text/x-ndjson' },
  ];
  for (const variant of variants)
    for (const headers of ways) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const response = await anonymous.fetch(`${record}${variant}`, { method, headers, maxRedirects: 0 });
        expect(response.status(), `${method} ${variant}`).toBeLessThan(500);
        await isEmptyOfPatients(response);
      }
      // With the cookie, pages and their payloads hold nothing either; the stream answers to no GET.
      const cookie = await cookieFor(page, `${viewer}${record}/stream`);
      const own = await request.get(`${record}${variant}`, { headers: { ...headers, Cookie: cookie }, maxRedirects: 0 });
      await isEmptyOfPatients(own);
      if (/^\/stream(\?|$)/.test(variant)) expect(own.ok(), variant).toBe(false);
    }
  await anonymous.dispose();
});

// A record's cookie moved to another record's path, or another viewer's browser, opens nothing.
test('H01 one record’s cookie does not open another record', async ({ page, context, request }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const secondTab = await context.newPage();
  await openFromRecordSystem(secondTab, 'QUAYE, Rosa');
  await settled(secondTab);
  const [first, second] = [new URL(page.url()).pathname, new URL(secondTab.url()).pathname];
  const cookies = await context.cookies(`${viewer}${first}/stream`);
  const viewerCookie = cookies.find(({ name }) => name === '__Host-viewer')?.value ?? '';
  const recordCookie = cookies.find(({ name }) => name === '__Secure-record')?.value ?? '';
  const swapped = await request.post(`${second}/stream`, {
    headers: headersOf({}, `__Host-viewer=${viewerCookie}; __Secure-record=${recordCookie}`),
    data: {},
  });
  expect(swapped.status()).toBe(401);
  const alone = await request.post(`${first}/stream`, { headers: headersOf({}, `__Secure-record=${recordCookie}`), data: {} });
  expect(alone.status()).toBe(401);
  for (const cookie of cookies.filter(({ name }) => name.startsWith('__'))) {
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' });
  }
  expect(cookies.find(({ name }) => name === '__Secure-record')?.path).toBe(first);
});
