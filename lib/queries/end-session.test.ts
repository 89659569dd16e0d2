import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endEverything, endOpenRecord, endRest, hearTabs, markSignedOut, tellTabs, type EndOutcome } from './end-session.ts';
import { renewSession } from './renew-session.ts';
import { holdShared, sessionLocks, underLock } from './session-locks.ts';

/** A server that plays one session: its viewer, then its rest, then nothing. */
interface PlayedServer {
  viewer: 'alive' | 'ended' | 'gone';
  records: string[];
  /** Paths that were posted to, in order. */
  readonly posts: string[];
  /** Requests to these paths get no answer. */
  readonly unreachable: Set<string>;
  /** Requests to these paths wait. */
  readonly held: Map<string, Promise<unknown>>;
  readonly unrevoked: Map<string, string>;
}
let server: PlayedServer;
const page = { cookie: '' };

beforeEach(() => {
  server = { viewer: 'alive', records: ['one', 'two'], posts: [], unreachable: new Set(), held: new Map(), unrevoked: new Map() };
  page.cookie = '';
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', { top: 1, self: 1 });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    expect(init).toMatchObject({ method: 'POST', cache: 'no-store' });
    expect(new Headers(init.headers).get('X-Tributary')).toBe('1');
    if (server.unreachable.has('all') || server.unreachable.has(path)) throw new TypeError('no network');
    server.posts.push(path);
    await server.held.get(path);
    return Response.json(answerOf(path));
  });
});
afterEach(() => vi.unstubAllGlobals());

function answerOf(path: string): object {
  if (path === '/sign-out') {
    server.viewer = server.viewer === 'alive' ? 'ended' : server.viewer;
    page.cookie = '';
  }
  if (path === '/sign-out/rest') return server.viewer === 'ended' ? { records: server.records } : {};
  if (path === '/sign-out/done') server.viewer = 'gone';
  if (path.endsWith('/renew')) return { idleEndsAt: 2, endsAt: 3, tokenEndsAt: 2, now: 1, rest: server.viewer === 'ended' };
  const reference = server.unrevoked.get(path);
  return reference === undefined ? { state: 'ended' } : { state: 'unrevoked', reference };
}

const endOne = () => endOpenRecord('one');
const turns = () => new Promise((resolve) => setTimeout(resolve, 20));
const counted = (path: string) => server.posts.filter((posted) => posted === path).length;

describe('endEverything', () => {
  test('asked: the viewer, this record, each listed record under its own path, then the last cookie', async () => {
    expect(await endEverything({ endOwn: endOne, isAsked: true })).toEqual({ state: 'ended' });
    await vi.waitFor(() => expect(server.viewer).toBe('gone'));
    expect(new Set(server.posts)).toEqual(
      new Set(['/record/one/sign-out', '/record/two/sign-out', '/sign-out', '/sign-out/rest', '/sign-out/done']),
    );
    expect(server.posts.at(-1)).toBe('/sign-out/done');
    expect(server.posts.indexOf('/sign-out')).toBeLessThan(server.posts.indexOf('/sign-out/rest'));
  });

  test.each<[string, () => void, EndOutcome]>([
    ['nothing answers', () => server.unreachable.add('all'), { state: 'unconfirmed' }],
    ['the viewer’s request is lost', () => server.unreachable.add('/sign-out'), { state: 'unconfirmed' }],
    ['a listed record’s is lost', () => server.unreachable.add('/record/two/sign-out'), { state: 'unconfirmed' }],
    ['the list is lost', () => server.unreachable.add('/sign-out/rest'), { state: 'unconfirmed' }],
    [
      'a token is not revoked',
      () => server.unrevoked.set('/record/two/sign-out', '7K2M-9QXW'),
      { state: 'unrevoked', reference: '7K2M-9QXW' },
    ],
    ['the login’s is not', () => server.unrevoked.set('/sign-out', '7K2M-9QXW'), { state: 'unrevoked', reference: '7K2M-9QXW' }],
    ['the last cookie’s is lost', () => server.unreachable.add('/sign-out/done'), { state: 'ended' }],
    ['everything answers', () => undefined, { state: 'ended' }],
  ])('%s', async (_, fault, outcome) => {
    fault();
    expect(await endEverything({ endOwn: endOne, isAsked: true })).toEqual(outcome);
    // Keeps the cookie by which the others can still be ended.
    await turns();
    if (outcome.state === 'unconfirmed') expect(counted('/sign-out/done')).toBe(0);
  });

  test('again after the connection was lost: the viewer too while the mark stands, not once somebody has signed in', async () => {
    markSignedOut();
    server.unreachable.add('all');
    expect(await endEverything({ endOwn: endOne, isAsked: true })).toEqual({ state: 'unconfirmed' });
    server.unreachable.clear();
    expect(await endEverything({ endOwn: endOne, isAsked: false })).toEqual({ state: 'ended' });
    expect(counted('/sign-out')).toBe(1);
    await vi.waitFor(() => expect(server.viewer).toBe('gone'));

    server.viewer = 'alive';
    expect(page.cookie).toBe('');
    expect(await endEverything({ endOwn: endOne, isAsked: false })).toEqual({ state: 'ended' });
    expect([counted('/sign-out'), server.viewer]).toEqual([1, 'alive']);
  });

  test.each([
    ['a window', { top: 1, self: 1 }, '__Host-signed-out=1; Path=/; Secure; SameSite=Strict'],
    ['a frame', { top: 1, self: 2 }, '__Host-signed-out=1; Path=/; Secure; SameSite=None; Partitioned'],
  ])('the mark of %s', (_, place, written) => {
    vi.stubGlobal('window', place);
    markSignedOut();
    expect(page.cookie).toBe(written);
  });
});

describe('several tabs', () => {
  test('the last cookie waits for every open record', async () => {
    const [first, second] = [holdShared(sessionLocks.openRecords), holdShared(sessionLocks.openRecords)];
    await turns();
    expect(await endEverything({ endOwn: endOne, isAsked: true })).toEqual({ state: 'ended' });
    await turns();
    expect(counted('/sign-out/done')).toBe(0);
    first();
    await turns();
    expect(counted('/sign-out/done')).toBe(0);
    second();
    await vi.waitFor(() => expect(counted('/sign-out/done')).toBe(1));
  });

  test.each([
    ['a search or a renewal', 'shared'],
    ['a callback, held by its page', 'shared'],
    ['another sign-out', 'exclusive'],
  ] as const)('H34 the last cookie waits for %s under way: by it the server knows the session for ended', async (_, mode) => {
    const answer = Promise.withResolvers<undefined>();
    const written = underLock(sessionLocks.writes, { mode }, () => answer.promise);
    server.viewer = 'ended';
    expect(await endRest()).toEqual({ state: 'ended' });
    await turns();
    expect(counted('/sign-out/done')).toBe(0);
    // Whoever writes next does not wait for it.
    if (mode === 'shared') await underLock(sessionLocks.writes, { mode }, async () => undefined);
    answer.resolve(undefined);
    await written;
    await vi.waitFor(() => expect(counted('/sign-out/done')).toBe(1));
  });

  test('two that end the rest at once: the second waits, and finds nothing', async () => {
    server.viewer = 'ended';
    await Promise.all([endRest(), vi.waitFor(() => expect(server.viewer).toBe('gone')).then(endRest)]);
    expect([counted('/record/one/sign-out'), counted('/record/two/sign-out'), counted('/sign-out/rest')]).toEqual([1, 1, 2]);
  });

  test('a record ends after its renewal under way, whose answer would bring its cookie back', async () => {
    const renewal = Promise.withResolvers<undefined>();
    server.held.set('/record/one/renew', renewal.promise);
    const renewed = renewSession('one');
    await turns();
    const ended = endOpenRecord('one');
    await turns();
    expect(server.posts).toEqual(['/record/one/renew']);
    renewal.resolve(undefined);
    await Promise.all([renewed, ended]);
    expect(server.posts).toEqual(['/record/one/renew', '/record/one/sign-out']);
  });

  test('the viewer signs out after a search under way, whose answer would bring the session back', async () => {
    const search = Promise.withResolvers<undefined>();
    const searched = underLock(sessionLocks.writes, { mode: 'shared' }, () => search.promise);
    const ended = endEverything({ endOwn: endOne, isAsked: true });
    await turns();
    expect(server.posts).toEqual(['/record/one/sign-out']);
    search.resolve(undefined);
    await Promise.all([searched, ended]);
    expect(server.posts[1]).toBe('/sign-out');
  });

  test('where the browser refuses locks everything is asked all the same', async () => {
    for (const locks of [undefined, { request: async () => Promise.reject(new DOMException('storage is blocked', 'SecurityError')) }]) {
      vi.stubGlobal('navigator', { locks });
      server.viewer = 'alive';
      expect(await endEverything({ endOwn: endOne, isAsked: true })).toEqual({ state: 'ended' });
    }
    expect(counted('/record/two/sign-out')).toBe(2);
  });

  test('the next session’s first renewal ends what the one before left, once', async () => {
    server.viewer = 'ended';
    await renewSession('next');
    await vi.waitFor(() => expect(server.viewer).toBe('gone'));
    server.viewer = 'ended';
    await renewSession('next');
    await turns();
    expect([counted('/record/one/sign-out'), counted('/record/next/sign-out')]).toEqual([1, 0]);
  });

  test.each([
    ['its reader signed out', { records: [], signedOut: true }, 'signed-out'],
    ['its reader signed out, and somebody has signed in since', { records: [], signedOut: false }, 'check'],
    ['it was idle', { records: [] }, 'check'],
  ])('ending the rest of a session, the other tabs hear: %s', async (_, answer, message) => {
    const heard: string[] = [];
    const stops = (['signed-out', 'check'] as const).map((word) => hearTabs(word, () => heard.push(word)));
    vi.stubGlobal('fetch', async (path: string) => Response.json(path === '/sign-out/rest' ? answer : {}));
    await endRest();
    await vi.waitFor(() => expect(heard).toEqual([message]));
    for (const stop of stops) stop();
  });

  test('a tab hears the message that it listens for, and no other', async () => {
    const heard: string[] = [];
    const stops = [hearTabs('signed-out', () => heard.push('signed-out')), hearTabs('check', () => heard.push('check'))];
    tellTabs('check');
    await vi.waitFor(() => expect(heard).toEqual(['check']));
    tellTabs('signed-out');
    await vi.waitFor(() => expect(heard).toEqual(['check', 'signed-out']));
    for (const stop of stops) stop();
  });
});
