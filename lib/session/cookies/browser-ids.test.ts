import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { browserIdsOf, clearEnded, rememberBrowserId, type BrowserCookieValues } from './browser-ids.ts';
import { setCookieHeader } from './cookies.ts';
import { seal } from './seal.ts';
import { sealEnded, sealViewer } from './session-cookies.ts';
import { endedSessionOf } from '#/lib/session/model/ended-session.ts';

const config = trialConfig('{}');
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') }));
afterEach(() => vi.useRealTimers());

const waiting = async (id: string) => (await rememberBrowserId(id, { framed: false }, config)).value;
const signedIn = async (changes: Partial<ViewerSession> = {}) =>
  (await sealViewer({ ...openedLaunch(600).viewerSession, browser: 'used', ...changes }, config)).value;

const rest = async () =>
  (await sealEnded(endedSessionOf({ ...openedLaunch(600).viewerSession, browser: 'used' }, 'idle', epochSeconds()), config)).value;

/** Ids of a request, in short: what waits, and whose session is alive. */
async function idsOf(values: Partial<BrowserCookieValues>) {
  const ids = await browserIdsOf({ browser: undefined, viewer: undefined, ...values }, config);
  return [ids.waiting, ids.before?.browser];
}

const idle = () => ({ lastActivity: epochSeconds() - 15 * 60 });
const expired = () => ({ lastActivity: epochSeconds(), endsAt: epochSeconds() });

describe('browserIdsOf', () => {
  test('nobody yet, an id that waits, somebody signed in, and both', async () => {
    expect(await idsOf({})).toEqual([undefined, undefined]);
    expect(await idsOf({ browser: await waiting('next') })).toEqual(['next', undefined]);
    expect(await idsOf({ viewer: await signedIn() })).toEqual([undefined, 'used']);
    expect(await idsOf({ browser: await waiting('next'), viewer: await signedIn() })).toEqual(['next', 'used']);
  });

  test('H34 an id that somebody has signed in with waits no longer, whatever became of their session', async () => {
    const browser = await waiting('used');
    expect(await idsOf({ browser, viewer: await signedIn() })).toEqual([undefined, 'used']);
    expect(await idsOf({ browser, viewer: await signedIn(idle()) })).toEqual([undefined, undefined]);
    expect(await idsOf({ browser, viewer: await signedIn(expired()) })).toEqual([undefined, undefined]);
  });

  test('H34 an id waits no longer once its session has ended and its cookie is gone, nor under the mark of a sign-out', async () => {
    expect(await idsOf({ browser: await waiting('used'), ended: await rest() })).toEqual([undefined, undefined]);
    expect(await idsOf({ browser: await waiting('next'), ended: await rest() })).toEqual(['next', undefined]);
    expect(await idsOf({ browser: await waiting('next'), viewer: await signedIn(), signedOut: true })).toEqual([undefined, undefined]);
  });

  test.each<[string, boolean, boolean, string | undefined]>([
    ['made before the mark of a sign-out', false, true, undefined],
    ['made under the mark', true, true, 'next'],
    ['made under the mark, which has gone since', true, false, 'next'],
    ['made where there was no mark, and there is none', false, false, 'next'],
  ])('H34 an id %s', async (_, madeUnder, signedOut, expected) => {
    const { value } = await rememberBrowserId('next', { framed: false, signedOut: madeUnder }, config);
    for (const viewer of [undefined, await signedIn()]) expect((await idsOf({ browser: value, viewer, signedOut }))[0]).toBe(expected);
  });

  test('H34 the id of a session that has ended is held by nobody; another waits on', async () => {
    expect(await idsOf({ browser: await waiting('next'), viewer: await signedIn(idle()) })).toEqual(['next', undefined]);
  });

  test('a text sealed for another use, by another key or of another shape is no id', async () => {
    const sealed = await waiting('next');
    const keys = { keys: [Buffer.alloc(32, 9).toString('base64')] };
    const other = await seal({ browser: 'x', endsAt: epochSeconds() + 60 }, { purpose: 'browser', boundTo: [] }, keys);
    const forms = [{ browser: 7, endsAt: epochSeconds() + 60 }, { browser: 'x' }, {}];
    const shapes = await Promise.all(forms.map((form) => seal(form, { purpose: 'browser', boundTo: [] }, config.session)));
    for (const browser of [await signedIn(), other, `${sealed}A`, sealed.slice(1), ...shapes])
      expect(await idsOf({ browser })).toEqual([undefined, undefined]);
    expect(await idsOf({ browser: sealed, viewer: sealed })).toEqual(['next', undefined]);
  });
});

describe('clearEnded', () => {
  const cleared = async (values: Partial<BrowserCookieValues>) =>
    (await clearEnded({ browser: undefined, viewer: undefined, ...values }, config)).map(setCookieHeader);
  const both = (name: string) => [
    `${name}=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0`,
    `${name}=; Path=/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=0`,
  ];

  test('clears the rest of a session with the id that it has spent, in both partitions', async () => {
    expect(await cleared({ browser: await waiting('used'), ended: await rest() })).toEqual([
      ...both('__Host-ended'),
      ...both('__Host-browser'),
    ]);
  });

  test('leaves the id of a sign-in that has just begun', async () => {
    expect(await cleared({ browser: await waiting('next'), ended: await rest() })).toEqual(both('__Host-ended'));
    expect(await cleared({ browser: await waiting('next') })).toEqual(both('__Host-ended'));
    expect(await cleared({ browser: await waiting('used'), ended: await signedIn() })).toEqual(both('__Host-ended'));
  });
});
