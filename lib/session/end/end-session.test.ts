import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { openFromCookies, type SessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import { unsealEnded } from '#/lib/session/cookies/session-cookies.ts';
import { epochSeconds, type ViewerSession, type ViewerState } from '#/lib/session/model/viewer-session.ts';
import {
  clearedCookies,
  endedValue,
  revokedAt,
  signedInRecord,
  trialEndings,
  trialNetwork,
  valuesOf,
  writtenCookies,
  type SignedInRecord,
  type TrialEndings,
} from '#/lib/session/testing/endings.ts';
import { endUnended, leaveSession } from './end-session.ts';
import { signOutRecord, signOutViewer } from './sign-out.ts';

let trial: TrialEndings;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
beforeEach(async () => {
  trial = await trialEndings();
});

const signOut = ({ viewer }: SignedInRecord, state: ViewerState | 'signed-out' = 'alive') =>
  signOutViewer({ session: viewer, state }, trial.services, trial.config);

/** Opens a record from its cookies, and ends what is found over, as the stream and the documents do. */
async function find(values: SessionCookieValues) {
  const opened = await openFromCookies(values, trial.config);
  return opened.ok ? undefined : { reason: opened.reason, ...(await endUnended(opened, trial.services, trial.config)) };
}

const pass = (minutes: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });

describe('signOutViewer', () => {
  test.each([false, true])(
    'framed %s: revokes the login, and leaves a cookie that lists the records and holds no token',
    async (framed) => {
      const record = signedInRecord({ framed });
      const ended = await signOut(record);
      expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([[], ['login-refresh', 'login']]);
      expect(trial.events).toMatchObject([{ action: 'sign-out', outcome: '0', detail: 'signed out', viewer: record.viewer.viewer }]);
      expect(trial.events[0]).not.toHaveProperty('patient');
      const [rest, ...others] = ended.cookies;
      expect(rest).toMatchObject({ name: '__Host-ended', path: '/', httpOnly: true, maxAge: 600, sameSite: framed ? 'none' : 'strict' });
      const opened = await unsealEnded(rest?.value, trial.config);
      expect(opened).toMatchObject({ records: [record.session.id], reason: 'signed-out', framed });
      expect(JSON.stringify(opened)).not.toMatch(/token|login/i);
      const cleared = ['__Host-viewer', '__Host-signed-out', '__Host-browser'].flatMap((name) => clearedCookies(name, '/'));
      expect(writtenCookies({ cookies: others })).toEqual(cleared);
    },
  );

  test.each<[ViewerState | 'signed-out', string, string]>([
    ['alive', 'sign-out', 'signed out'],
    ['signed-out', 'sign-out', 'signed out'],
    ['idle', 'idle-end', 'closed after inactivity'],
    ['expired', 'time-limit-end', 'time limit reached'],
  ])('%s: audited as %s', async (state, action, detail) => {
    await signOut(signedInRecord(), state);
    expect(trial.events).toMatchObject([{ action, detail }]);
  });

  test('a viewer who only launched has no token of their own', async () => {
    const { session, viewer } = signedInRecord();
    const { login: _, ...launched } = viewer;
    expect((await signOut({ session, viewer: launched })).tokens).toEqual({ state: 'none' });
    expect(trial.events.length).toBe(1);
  });

  test('an audit trail that refuses stops nobody from signing out', async () => {
    const services = { ...trial.services, audit: async () => Promise.reject(new Error('full')) };
    const { viewer } = signedInRecord();
    expect((await signOutViewer({ session: viewer, state: 'alive' }, services, trial.config)).cookies.length).toBe(7);
  });
});

describe('a session that is found over', () => {
  test.each<[string, number, string, string, string]>([
    ['fifteen idle minutes', 16, 'idle', 'idle-end', 'closed after inactivity'],
    ['its absolute end', 13 * 60, 'expired', 'time-limit-end', 'time limit reached'],
  ])('%s: record and viewer end once, whoever finds it, and the reason stays for a reload', async (_, minutes, reason, action, detail) => {
    const record = signedInRecord({ endsAt: epochSeconds() + 12 * 3600 });
    const values = await valuesOf(trial, record);
    pass(minutes);
    const [stream, document] = await Promise.all([find(values), find(values)]);
    expect([stream?.reason, document?.reason]).toEqual([reason, reason]);
    expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([
      ['refresh', 'old'],
      ['login-refresh', 'login'],
    ]);
    expect(trial.events).toMatchObject([
      { action, outcome: '0', detail, session: record.session.id },
      { action, outcome: '0', detail },
    ]);
    const path = `/record/${record.session.id}`;
    expect(writtenCookies({ cookies: stream?.cookies ?? [] })).toEqual([
      `${path} __Secure-record closed-${reason}`,
      `${path} __Secure-record partitioned closed-${reason}`,
      expect.stringMatching(/^\/ __Host-ended /),
      ...clearedCookies('__Host-viewer', '/'),
      ...clearedCookies('__Host-signed-out', '/'),
    ]);
  });

  test('a record that has reached its own time limit ends alone: its viewer has signed in again since', async () => {
    const { session, viewer } = signedInRecord({ endsAt: epochSeconds() + 12 * 3600 });
    const old = { session: { ...session, openedAt: epochSeconds() - 13 * 3600 }, viewer: { ...viewer, lastActivity: epochSeconds() } };
    expect(await find(await valuesOf(trial, old))).toMatchObject({ reason: 'expired' });
    expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([['refresh', 'old'], []]);
  });

  test('signed out while the server was out of reach: nothing opens any more, and the first request ends it', async () => {
    const values = await valuesOf(trial, signedInRecord(), { signedOut: true });
    expect(await find(values)).toMatchObject({ reason: 'signed-out' });
    expect(trial.events).toMatchObject([{ action: 'sign-out' }, { action: 'sign-out' }]);
  });

  test('another record of it ends by its rest, without the viewer a second time', async () => {
    const record = signedInRecord();
    const values = await valuesOf(trial, record, { viewer: undefined, ended: await endedValue(trial, record, 'idle') });
    expect(await find(values)).toMatchObject({ reason: 'idle' });
    expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([['refresh', 'old'], []]);
    // The cookie holds the reason now: a reload and a sign-out find nothing to end.
    const closed = { ...values, record: 'closed-idle' };
    expect(await find(closed)).toMatchObject({ reason: 'idle', cookies: [] });
    expect(await signOutRecord(closed, trial.services, trial.config)).toEqual({ tokens: { state: 'none' }, cookies: [] });
    expect(trial.events.length).toBe(1);
  });

  test('one that is open ends nothing', async () => {
    expect(await find(await valuesOf(trial, signedInRecord()))).toBeUndefined();
    expect(trial.events).toEqual([]);
  });
});

describe('leaveSession: a sign-in over a session of the same browser', () => {
  const next = () => ({ ...signedInRecord().viewer, viewer: { ...signedInRecord().viewer.viewer, subject: 'ward' } });
  const leave = (record: SignedInRecord, state: ViewerState | 'signed-out', after: ViewerSession) =>
    leaveSession({ session: record.viewer, state }, after, trial.services, trial.config);

  test.each<[ViewerState | 'signed-out', string, string, string]>([
    ['alive', 'replaced', 'replaced-end', 'another sign-in in the same browser'],
    ['idle', 'idle', 'idle-end', 'closed after inactivity'],
    ['expired', 'expired', 'time-limit-end', 'time limit reached'],
    ['signed-out', 'signed-out', 'sign-out', 'signed out'],
  ])('%s: its login is revoked, and its records can still be ended', async (state, reason, action, detail) => {
    const record = signedInRecord();
    const cookies = await leave(record, state, next());
    await vi.waitFor(() => expect(revokedAt(trial.login)).toEqual(['login-refresh', 'login']));
    await vi.waitFor(() => expect(trial.events).toMatchObject([{ action, detail }]));
    const ended = cookies.find(({ name }) => name === '__Host-ended')?.value;
    expect(await unsealEnded(ended, trial.config)).toMatchObject({ reason, records: [record.session.id] });
    // The record of the one before, found beside the cookie of who is signed in now.
    const { viewer } = await valuesOf(trial, { ...record, viewer: next() });
    expect(await find(await valuesOf(trial, record, { viewer, ended }))).toMatchObject({ reason });
    expect(revokedAt(trial.ehr)).toEqual(['refresh', 'old']);
  });

  test.each<[string, (session: ViewerSession) => ViewerSession]>([
    ['the same session', (session) => session],
    ['the same with another record', (session) => ({ ...session, records: ['another'], lastActivity: session.lastActivity + 60 })],
    ['the same with another name', (session) => ({ ...session, viewer: { ...session.viewer, name: 'Ode, Sam (Dr)' } })],
  ])('%s goes on, and nothing ends', async (_, after) => {
    const record = signedInRecord();
    expect(await leave(record, 'alive', after(record.viewer))).toEqual([]);
    expect([trial.login.forms, trial.events]).toEqual([[], []]);
  });
});

describe('a revocation that fails', () => {
  const refuse = (status: number) =>
    trialNetwork.use(
      http.post('https://ehr.city.example/revoke', () => HttpResponse.json({ error: 'temporarily_unavailable' }, { status })),
    );

  test('the operator finds it by the reference on the screen and in the audit; the record is closed all the same', async () => {
    const lines = catchOperatorLines();
    refuse(503);
    const ended = await signOutRecord(await valuesOf(trial, signedInRecord()), trial.services, trial.config);
    const reference = ended.tokens.state === 'failed' ? ended.tokens.reference : '';
    expect(reference).toMatch(/^\w{4}-\w{4}$/);
    expect(lines()).toMatchObject([{ event: 'token-not-revoked', about: 'city-ehr', step: 'revocation', reference, status: 503 }]);
    expect(trial.events).toMatchObject([{ action: 'sign-out', outcome: '4', detail: expect.stringContaining(reference) }]);
    expect(ended.cookies.length).toBe(2);
  });

  test('one token that is refused does not keep the other', async () => {
    catchOperatorLines();
    const seen: string[] = [];
    trialNetwork.use(
      http.post('https://ehr.city.example/revoke', async ({ request }) => {
        const token = new URLSearchParams(await request.text()).get('token') ?? '';
        seen.push(token);
        return token === 'refresh' ? HttpResponse.json({ error: 'unsupported_token_type' }, { status: 400 }) : new HttpResponse();
      }),
    );
    expect((await signOutRecord(await valuesOf(trial, signedInRecord()), trial.services, trial.config)).tokens.state).toBe('failed');
    expect(seen).toEqual(['refresh', 'old']);
  });

  test('a server that offers no revocation is no fault of the day: audited, and no line', async () => {
    const lines = catchOperatorLines();
    const { revocation_endpoint: _, ...discovery } = trial.ehr.answers.discovery as Record<string, unknown>;
    trial.ehr.answers.discovery = discovery;
    // Discovery is cached for ten minutes, by the clock of the tests before too.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 48 * 3_600_000 });
    const ended = await signOutRecord(await valuesOf(trial, signedInRecord()), trial.services, trial.config);
    expect([ended.tokens, lines()]).toEqual([{ state: 'not-offered' }, []]);
    expect(trial.events[0]?.detail).toBe('signed out; the server offers no revocation, so the token lives to its end');
  });
});
