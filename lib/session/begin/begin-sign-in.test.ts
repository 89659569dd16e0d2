import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserIdsOf } from '#/lib/session/cookies/browser-ids.ts';
import { newLaunchState, recallLaunch } from '#/lib/session/cookies/launch-state.ts';
import { setCookieHeader } from '#/lib/session/cookies/cookies.ts';
import type { SignInRefused } from '#/lib/session/model/refusal.ts';
import { seal } from '#/lib/session/cookies/seal.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { beginSignIn, openTicket, redirectToSignIn, sealTicket } from './begin-sign-in.ts';
import { addressWithoutScript, comesWithoutScript } from './without-script.ts';

const config = trialConfig('{}');
const nobody = { waiting: undefined, before: undefined };
const started = (framed = false) => ({
  location: 'https://ehr.city.example/auth?state=12345678901234567890123456789012',
  launch: newLaunchState({ state: '12345678901234567890123456789012', nonce: 'n', codeVerifier: 'v', signIn: 'city-ehr', framed }),
});

afterEach(() => vi.useRealTimers());

describe('a ticket', () => {
  test('opens as it was sealed, and shows nothing of what it holds', async () => {
    const ticket = await sealTicket(started(), config);
    expect(await openTicket(ticket, config)).toEqual(started());
    expect(Buffer.from(ticket, 'base64url').toString('latin1')).not.toContain('ehr.city');
  });

  test('is good for ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const ticket = await sealTicket(started(), config);
    vi.setSystemTime(Date.now() + 600_000);
    expect(await openTicket(ticket, config)).toBeUndefined();
  });

  test.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0..'])('%j is none', async (ticket) => {
    expect(await openTicket(ticket, config)).toBeUndefined();
  });

  test.each(['viewer', 'browser', 'launch', 'record', 'candidate'] as const)('a text sealed as %s is none', async (purpose) => {
    const sealed = await seal(started(), { purpose, boundTo: [] }, config.session);
    expect(await openTicket(sealed, config)).toBeUndefined();
  });
});

describe('the beginning of a sign-in', () => {
  const headersOf = async (framed: boolean) => (await beginSignIn(started(framed), nobody, config)).cookies.map(setCookieHeader);

  test('sets the browser’s cookie and the launch’s, for the window or for the frame that it began in', async () => {
    expect((await headersOf(false)).map((header) => header.replace(/=[^;]*/, ''))).toEqual([
      '__Host-browser; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=600',
      '__Secure-launch-12345678; Path=/callback; HttpOnly; Secure; SameSite=Lax; Max-Age=600',
    ]);
    expect((await headersOf(true)).map((header) => header.replace(/=[^;]*/, ''))).toEqual([
      '__Host-browser; Path=/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=600',
      '__Secure-launch-12345678; Path=/callback; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=600',
    ]);
  });

  test('H34 posted again it is the same launch, with the id that waits then: after a sign-out another, and the first is void', async () => {
    const start = started();
    const recalled = async (launch: string | undefined, browser: string | undefined) => {
      const ids = await browserIdsOf({ browser, viewer: undefined }, config);
      const callback = { state: start.launch.state, signIn: 'city-ehr', cookie: () => launch, framed: false, ...ids };
      return recallLaunch(callback, config).then(
        ({ browser: id }) => id,
        ({ reason }: SignInRefused) => reason,
      );
    };
    const [id, launch] = (await beginSignIn(start, nobody, config)).cookies.map(({ value }) => value);
    const ids = await browserIdsOf({ browser: id, viewer: undefined }, config);
    const [sameId, sameLaunch] = (await beginSignIn(start, ids, config)).cookies.map(({ value }) => value);
    expect([await recalled(launch, sameId), await recalled(sameLaunch, id)]).toEqual([ids.waiting, ids.waiting]);
    const [newId] = (await beginSignIn(start, nobody, config)).cookies.map(({ value }) => value);
    expect([await recalled(launch, newId), await recalled(launch, undefined)]).toEqual(['state-mismatch', 'state-missing']);
  });

  test('without scripts goes on by a redirect that nobody keeps, with the same cookies', async () => {
    const { status, headers } = await redirectToSignIn(started(), nobody, config);
    expect([status, headers.get('Location'), headers.get('Cache-Control'), headers.get('Referrer-Policy')]).toEqual([
      303,
      started().location,
      'no-store',
      'no-referrer',
    ]);
    expect(headers.getSetCookie().map((header) => header.split('=')[0])).toEqual(['__Host-browser', '__Secure-launch-12345678']);
  });
});

describe('the address for a browser without scripts', () => {
  const viewer = 'https://viewer.example.org';
  const request = (address: string, site: string) => new Request(`${viewer}${address}`, { headers: { 'Sec-Fetch-Site': site } });

  test.each([
    ['iss=a&launch=b', '/launch?iss=a&launch=b&without-script=1'],
    ['iss=a&iss=c&launch=b&own=1&clientId=evil', '/launch?iss=a&iss=c&launch=b&without-script=1'],
    [
      'iss=%22%3E%3Cscript%3E&launch=;url=//evil.example',
      '/launch?iss=%22%3E%3Cscript%3E&launch=%3Burl%3D%2F%2Fevil.example&without-script=1',
    ],
    ['', '/launch?without-script=1'],
  ])('%j', (query, address) => {
    expect(addressWithoutScript('/launch', new URLSearchParams(query))).toBe(address);
    expect(comesWithoutScript(request(address, 'same-origin'))).toBe(true);
  });

  test.each(['cross-site', 'same-site', 'none', ''])('reached from %j, it begins nothing, and does not lead to itself', (site) => {
    const address = '/launch?iss=a&launch=b&without-script=1';
    expect(comesWithoutScript(request(address, site))).toBe(false);
    expect(addressWithoutScript('/launch', new URL(address, viewer).searchParams)).toBeUndefined();
  });

  test('without the mark, our own page’s link begins nothing either', () => {
    expect(comesWithoutScript(request('/launch?iss=a&launch=b', 'same-origin'))).toBe(false);
  });
});
