import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { acceptedAt } from '#/lib/session/model/accepted-matches.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { openFromCookies, type OpenedRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import type { LaunchGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import { renewRecordSession, type RenewalAnswer, type RenewRequest } from './renew-record-session.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { ehrBase, trialConfig } from '#/lib/session/testing/config.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

const network = setupServer();
let config: Config;
let ehr: TrialServer;
let events: SessionEvent[];
let services: SessionServices;

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
afterEach(() => vi.useRealTimers());
beforeEach(async () => {
  ehr = await trialServer({ origin: 'https://ehr.city.example', fhirBase: ehrBase });
  network.resetHandlers(...ehr.handlers);
  config = trialConfig(await newPrivateJwk());
  tests += 1;
  events = [];
  services = { audit: async (event) => void events.push(event), readIdentity: () => undefined, typesAt: () => [] };
});

/** Number of the test: each has a refresh token of its own, because answers are remembered by it. */
let tests = 0;
const refreshToken = () => `refresh-${tests}`;
const alive = (left: number, changes: Partial<LaunchGrant> = {}) => openedLaunch(left, { refreshToken: refreshToken(), ...changes });

const ask = (opened: OpenedRecordSession, request: RenewRequest = {}) => renewRecordSession('one', opened, request, services, config);

async function sessionAfter(renewed: RenewalAnswer): Promise<RecordSession> {
  if (!renewed.ok) throw new Error(JSON.stringify(renewed));
  const value = (name: string) => renewed.cookies.find((cookie) => cookie.name === name)?.value;
  const viewer = value('__Host-viewer') ?? (await sealViewer(alive(600).viewerSession, config)).value;
  const opened = await openFromCookies({ sessionId: 'one', viewer, record: value('__Secure-record') }, config);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.session;
}

const cookiesOf = (renewed: RenewalAnswer) => (renewed.ok || renewed.over === undefined ? [] : renewed.cookies);

const tokens =
  (changes: Readonly<Record<string, unknown>> = {}) =>
  async () => ({ access_token: 'new', token_type: 'bearer', expires_in: 600, ...changes });

describe('renew', () => {
  test('a token about to end is refreshed, with a signed assertion', async () => {
    ehr.answers.token = tokens({ refresh_token: 'rotated' });
    expect((await sessionAfter(await ask(alive(60)))).launch).toMatchObject({
      accessToken: 'new',
      refreshToken: 'rotated',
      patient: 'p1',
      base: ehrBase,
    });
    expect([ehr.forms[0]?.get('grant_type'), ehr.forms[0]?.has('client_assertion')]).toEqual(['refresh_token', true]);
  });

  test('the old refresh token stays when none comes back', async () => {
    ehr.answers.token = tokens();
    expect((await sessionAfter(await ask(alive(60)))).launch).toMatchObject({ accessToken: 'new', refreshToken: refreshToken() });
  });

  test.each<[string, Readonly<Record<string, unknown>>, object | undefined]>([
    ['no scopes named', {}, { Flag: 'not-granted' }],
    ['all that is read', { scope: 'patient/Patient.rs patient/Observation.rs patient/Flag.rs' }, { Flag: 'not-granted' }],
    ['fewer types', { scope: 'patient/Patient.rs patient/Flag.rs' }, { Flag: 'not-granted', Observation: 'not-granted' }],
    [
      'a part of a type',
      { scope: 'patient/Patient.rs patient/Observation.rs?category=a' },
      { Flag: 'not-granted', Observation: 'in-part' },
    ],
    ['no scopes of data', { scope: 'openid' }, { Flag: 'not-granted' }],
  ])('H05 a renewed token may cover fewer types, never more: %s', async (_, changes, access) => {
    services = { ...services, typesAt: () => ['Patient', 'Observation', 'Flag'] };
    ehr.answers.token = tokens(changes);
    const { launch } = await sessionAfter(await ask(alive(60, { access: { Flag: 'not-granted' } })));
    expect([launch?.accessToken, launch?.access]).toEqual(['new', access]);
  });

  test.each<[string, unknown, boolean]>([
    ['this patient', 'p1', true],
    ['this patient as a reference', 'Patient/p1', true],
    ['nobody', null, true],
    ['another', 'p2', false],
    ['another as an address', `${ehrBase}/Patient/p2`, false],
  ])('H01 a renewed token for another patient ends the record: %s', async (_, patient, isRenewed) => {
    const lines = catchOperatorLines();
    ehr.answers.token = tokens({ patient });
    const renewed = await ask(alive(60));
    expect([renewed.ok, ...lines().map(({ event, reason }) => [event, reason])]).toEqual(
      isRenewed ? [true] : [false, ['session-ended', 'other-patient']],
    );
    expect('reference' in renewed ? renewed.reference : undefined).toBe(lines()[0]?.['reference']);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['empty', { id_token: '', refresh_token: '' }],
    ['null', { id_token: null, refresh_token: null, scope: null, expires_in: null }],
  ])('members that are %s are absent', async (_, changes) => {
    ehr.answers.token = tokens(changes);
    expect((await sessionAfter(await ask(alive(60)))).launch).toMatchObject({ accessToken: 'new', refreshToken: refreshToken() });
  });

  test('a refused refresh ends the session and clears the record, not the viewer’s other tabs', async () => {
    const lines = catchOperatorLines();
    const renewed = await ask(alive(60));
    expect(renewed).toMatchObject({ ok: false, over: 'refused' });
    expect(lines()).toMatchObject([{ event: 'session-ended', about: 'city-ehr', status: 400, error: 'invalid_grant' }]);
    const reference = String(lines()[0]?.['reference']);
    expect(renewed).toMatchObject({ reference });
    expect(cookiesOf(renewed).map(({ name, value, maxAge }) => [name, value, maxAge])).toEqual([
      ['__Secure-record', `closed-refused.${reference}`, 3600],
      ['__Secure-record', `closed-refused.${reference}`, 3600],
    ]);
    const reloaded = await openFromCookies({ sessionId: 'one', viewer: undefined, record: cookiesOf(renewed)[0]?.value }, config);
    expect(reloaded).toEqual({ ok: false, reason: 'refused', reference });
    expect(events).toMatchObject([{ action: 'token-end' }]);
  });

  test('two renewals with one refresh token, as of two tabs, ask once', async () => {
    let times = 0;
    ehr.answers.token = async () => {
      times += 1;
      return times === 1
        ? { access_token: 'new', token_type: 'bearer', expires_in: 600 }
        : HttpResponse.json({ error: 'invalid_grant' }, { status: 400 });
    };
    const opened = () => alive(60, { refreshToken: 'used-by-two-tabs' });
    const both = await Promise.all([ask(opened()), ask(opened())]);
    expect([...both, await ask(opened())].map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(times).toBe(1);
  });

  test('a token revoked elsewhere ends the session at the next renewal', async () => {
    ehr.answers.active = false;
    expect(await ask(alive(600))).toMatchObject({ ok: false, over: 'refused' });
  });

  test('a token with its life left is not refreshed', async () => {
    expect((await sessionAfter(await ask(alive(600)))).launch?.accessToken).toBe('old');
    expect(ehr.forms).toEqual([]);
  });

  test('an authorisation server that does not answer ends nothing while the token lives, and says so after', async () => {
    const lines = catchOperatorLines();
    ehr.answers.token = async () => HttpResponse.json({}, { status: 503 });
    expect((await ask(alive(60))).ok).toBe(true);
    expect(lines()).toMatchObject([{ event: 'token-not-given', step: 'renewal', reason: 'server-error', status: 503 }]);
    expect(await ask(alive(-1))).toEqual({ ok: false, unavailable: 'authorisation-server' });
  });

  test('no refresh token: used to its end, then over', async () => {
    const { refreshToken: _, ...launch } = alive(0).session.launch ?? expect.unreachable();
    const without = (left: number): OpenedRecordSession => {
      const opened = alive(left);
      return { ...opened, session: { ...opened.session, launch: { ...launch, expiresAt: epochSeconds() + left } } };
    };
    expect((await ask(without(60))).ok).toBe(true);
    expect(await ask(without(0))).toMatchObject({ ok: false, over: 'token-ended' });
    expect(events).toMatchObject([{ action: 'token-end', detail: 'the token ended and cannot be renewed' }]);
  });

  test.each([['idle'], ['expired'], ['missing']] as const)('%s stays over, and nobody is asked', async (reason) => {
    expect(await ask({ ok: false, reason })).toMatchObject({ ok: false, over: reason });
    expect(ehr.forms).toEqual([]);
  });

  test.each([['idle'], ['expired'], ['refused'], ['token-ended']] as const)(
    'a page reloaded after its end still says why: %s',
    async (reason) => {
      const cookies = cookiesOf(await ask({ ok: false, reason }));
      expect(cookies.map(({ partitioned = false }) => partitioned)).toEqual(expect.arrayContaining([false, true]));
      const record = cookies.find(({ name }) => name === '__Secure-record')?.value;
      const { value: viewer } = await sealViewer(alive(600).viewerSession, config);
      for (const left of [undefined, viewer]) {
        const reopened = await openFromCookies({ sessionId: 'one', viewer: left, record }, config);
        expect(reopened).toMatchObject({ ok: false, reason });
        expect(await ask(reopened)).toMatchObject({ ok: false, over: reason });
      }
    },
  );

  test.each(['closed-', 'closed-toString', 'closed-alive', 'Closed-idle'])('the cookie %j gives no reason', async (record) => {
    const { value: viewer } = await sealViewer(alive(600).viewerSession, config);
    expect(await openFromCookies({ sessionId: 'one', viewer, record }, config)).toMatchObject({ ok: false, reason: 'missing' });
  });

  test.each<[string, string | undefined]>([
    ['closed-refused.7K2M-9QXW', '7K2M-9QXW'],
    ['closed-refused', undefined],
    ['closed-refused.', undefined],
    ['closed-refused.7k2m-9qxw', undefined],
    ['closed-refused.Call 0800 000', undefined],
  ])('the cookie %j gives the reference %s', async (record, reference) => {
    const reopened = await openFromCookies({ sessionId: 'one', viewer: undefined, record }, config);
    expect(reopened).toEqual({ ok: false, reason: 'refused', ...(reference !== undefined && { reference }) });
  });

  test('H34 only activity moves the idle clock', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const opened = alive(600);
    const [still, active] = [await ask(opened), await ask(opened, { activity: true })];
    expect([still.ok && still.idleEndsAt - epochSeconds(), active.ok && active.idleEndsAt - epochSeconds()]).toEqual([600, 900]);
  });

  test('H34 the viewer’s cookie is left alone unless it changes: somebody else may have signed in since', async () => {
    const names = (renewed: RenewalAnswer) => (renewed.ok ? renewed.cookies.map(({ name }) => name) : []);
    expect(names(await ask(alive(600)))).toEqual(['__Secure-record']);
    expect(names(await ask(alive(600), { activity: true }))).toEqual(['__Secure-record', '__Host-viewer']);
  });

  test.each(['one; Domain=evil.example', 'one\r\nX: 1', '../..', '', 'a'.repeat(65)])('no cookie is named after %j', async (id) => {
    expect(await renewRecordSession(id, { ok: false, reason: 'missing' }, {}, services, config)).toEqual({
      ok: false,
      over: 'missing',
      cookies: [],
    });
  });

  test('H04 a match accepted, then rejected, is written down each time; unknown sources are left out', async () => {
    const [one, two] = [`riverside~${'a'.repeat(16)}`, `riverside~${'b'.repeat(16)}`];
    const accepted = await sessionAfter(await ask(alive(600), { accept: [one, 'riverside', `nowhere~${'a'.repeat(16)}`] }));
    expect([accepted.accepted, accepted.rejected]).toEqual([[one], []]);
    expect([acceptedAt(accepted, 'riverside'), acceptedAt(accepted, 'river')]).toEqual([new Set(['a'.repeat(16)]), new Set()]);
    const opened = alive(600);
    const rejected = await sessionAfter(
      await ask({ ...opened, session: { ...opened.session, accepted: [one, two, `city~${'c'.repeat(16)}`] } }, { reject: ['riverside'] }),
    );
    expect([rejected.accepted, rejected.rejected]).toEqual([[`city~${'c'.repeat(16)}`], ['riverside']]);
    expect(events.map(({ action, detail }) => [action, detail])).toEqual([
      ['match-confirmed', 'accepted at riverside'],
      ['match-rejected', 'rejected at riverside'],
    ]);
  });

  test('a change that cannot be written down is not made', async () => {
    services = { ...services, audit: async () => Promise.reject(new Error('full')) };
    expect(await ask(alive(600), { accept: [`riverside~${'a'.repeat(16)}`] })).toEqual({ ok: false, unavailable: 'audit' });
    expect((await ask(alive(600))).ok).toBe(true);
  });
});
