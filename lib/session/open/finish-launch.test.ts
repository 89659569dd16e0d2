import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { HttpResponse } from 'msw';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFromCookies } from '#/lib/session/cookies/read-record-session.ts';
import { roleBundle } from '#/lib/session/testing/authorization-server.ts';
import { ehrBase } from '#/lib/session/testing/config.ts';
import {
  ehrIssuer,
  finish,
  grantLaunch,
  launch,
  reason,
  trialNetwork,
  trialSignIn,
  withSignIn,
  type Coming,
  type TrialSignIn,
} from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});
afterEach(() => vi.useRealTimers());

describe('a launch', () => {
  test('opens a record for the patient that the token names, and spends its state', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    const { path, cookies } = await finish(trial, started);
    const [spent, viewer, record] = cookies;
    expect([spent?.name, spent?.maxAge]).toEqual([started.cookie.name, 0]);
    const opened = await openFromCookies(
      { sessionId: path.slice('/record/'.length), viewer: viewer?.value, record: record?.value },
      trial.config,
    );
    expect(opened).toMatchObject({
      ok: true,
      session: {
        viewer: {
          subject: 'ode',
          issuer: ehrIssuer,
          name: 'Dr Sam Ode',
          role: 'clinician',
          organisation: 'city-hospitals',
          organisationName: 'City Hospitals',
        },
        patientFrom: 'City EHR',
        launch: { base: ehrBase, patient: 'p1', accessToken: 'access', refreshToken: 'refresh' },
      },
    });
    expect(trial.events.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['launch', '0'],
      ['record-opened', '0'],
    ]);
  });

  test.each<[string, string | undefined, string | undefined, object | undefined]>([
    ['all that was asked for', 'openid patient/Patient.rs patient/Observation.rs patient/Flag.rs', undefined, undefined],
    ['all by a wildcard', 'patient/*.rs', undefined, undefined],
    ['no scopes named', undefined, undefined, undefined],
    ['less than was asked for', 'launch patient/Patient.rs patient/Observation.rs', undefined, { Flag: 'not-granted' }],
    [
      'a part of one type',
      'patient/Patient.rs patient/Observation.rs?category=laboratory patient/Flag.rs',
      undefined,
      { Observation: 'in-part' },
    ],
    [
      'less was asked for, by the configuration',
      'patient/Patient.rs patient/Observation.rs',
      'launch openid patient/Patient.rs patient/Observation.rs',
      { Flag: 'not-asked' },
    ],
    [
      'less was asked for, and no scopes named',
      undefined,
      'launch openid patient/Patient.rs patient/Observation.rs',
      { Flag: 'not-stated' },
    ],
  ])('H05 keeps which types its token does not cover: %s', async (_, granted, configuredScope, access) => {
    if (configuredScope !== undefined) trial = withSignIn(trial, 'smart', { scope: configuredScope });
    const started = await launch(trial);
    grantLaunch(trial, started, { scope: granted });
    const { path, cookies } = await finish(trial, started);
    const [, viewer, record] = cookies;
    const values = { sessionId: path.slice('/record/'.length), viewer: viewer?.value, record: record?.value };
    const opened = await openFromCookies(values, trial.config);
    expect(opened.ok && opened.session.launch?.access).toEqual(access);
  });

  test('sends PKCE’s verifier and a signed assertion for the token endpoint, no secret', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    await finish(trial, started);
    const [form] = trial.ehr.forms;
    const claims = decodeJwt(form?.get('client_assertion') ?? '');
    expect(claims).toMatchObject({ iss: 'tributary', sub: 'tributary', aud: 'https://ehr.city.example/token' });
    expect([claims.nbf, (claims.exp ?? Infinity) - (claims.iat ?? 0) <= 300]).toEqual([undefined, true]);
    expect(form?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43);
    expect([form?.has('client_secret'), form?.get('redirect_uri')]).toEqual([false, 'https://viewer.example.org/callback/city-ehr']);
  });

  test('every assertion, also that of a returned token, says `typ: JWT`, names its key and is made once (SMART App Launch 2.2)', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started, { patient: undefined });
    expect(await reason(finish(trial, started))).toBe('no-patient');
    const assertions = trial.ehr.forms.map((form) => form.get('client_assertion') ?? '');
    const header = { alg: 'ES384', typ: 'JWT', kid: (await publicKeys(trial.config))[0]?.kid };
    expect(assertions.map((assertion) => decodeProtectedHeader(assertion))).toEqual([header, header, header]);
    expect(new Set(assertions.map((assertion) => decodeJwt(assertion).jti)).size).toBe(3);
  });

  test.each<[string, Coming, string]>([
    ['no cookie', { cookie: () => undefined }, 'state-missing'],
    ['no cookie in a frame', { cookie: () => undefined, framed: true }, 'cookies-blocked'],
    ['a counterfeit cookie', { cookie: () => 'eyJhbGciOiJkaXIifQ..a.b.c' }, 'state-mismatch'],
    ['another state of the same beginning', { query: { state: 'x' } }, 'state-mismatch'],
    ['a state of other signs', { query: { state: '<script>' } }, 'state-mismatch'],
    ['the launch’s answer at another system’s callback (mix-up)', { signIn: 'other-ehr' }, 'state-mismatch'],
    ['the launch’s answer at the staff callback', { signIn: 'staff' }, 'state-mismatch'],
    ['a callback of nobody', { signIn: 'nobody' }, 'unknown-sign-in'],
    ['an answer that names another issuer', { query: { iss: 'https://ehr.other.example' } }, 'identity-invalid'],
    ['declined', { query: { error: 'access_denied' } }, 'denied'],
    ['a launch that the system no longer knows', { query: { error: 'invalid_request' } }, 'launch-refused'],
    ['an error of the server', { query: { error: 'server_error' } }, 'server-error'],
    ['a server that is busy', { query: { error: 'temporarily_unavailable' } }, 'server-error'],
    ['a request that it does not accept', { query: { error: 'invalid_scope' } }, 'server-refused'],
  ])('%s', async (_, coming, expected) => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    expect(await reason(finish(trial, started, coming))).toBe(expected);
    expect([...trial.ehr.forms, ...trial.other.forms, ...trial.login.forms]).toEqual([]);
  });

  test('a state is good for ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const started = await launch(trial);
    vi.setSystemTime(Date.now() + 600_000);
    expect(await reason(finish(trial, started))).toBe('launch-expired');
  });

  test('H01 a replayed state finds its cookie gone, a replayed code is refused where it was issued', async () => {
    const started = await launch(trial);
    trial.ehr.answers.token = async () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 });
    expect(await reason(finish(trial, started))).toBe('server-refused');
  });

  test('H01 two launches side by side: the answer of one with the cookie of the other is refused', async () => {
    const [one, two] = [await launch(trial), await launch(trial)];
    grantLaunch(trial, one);
    expect(await reason(finish(trial, one, { cookie: () => two.cookie.value }))).toBe('state-mismatch');
  });

  test('no patient, or none at that address, opens nothing', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started, { patient: undefined });
    expect(await reason(finish(trial, started))).toBe('no-patient');
    grantLaunch(trial, started, { patient: '../Practitioner/ode' });
    expect(await reason(finish(trial, started))).toBe('patient-form');
  });

  test('H02 another patient than the one that the token names is refused', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    trial.ehr.answers.patient = { resourceType: 'Patient', id: 'p2' };
    expect(await reason(finish(trial, started))).toBe('patient-unreadable');
  });

  test('a role that may not open a record is refused before the patient is read', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    trial.ehr.answers.practitionerRole = roleBundle('porter');
    expect(await reason(finish(trial, started))).toBe('role-not-allowed');
    expect(trial.events).toEqual([]);
    // The code's exchange, then both tokens given back.
    expect(trial.ehr.forms.map((form) => form.get('token'))).toEqual([null, 'refresh', 'access']);
  });

  test('H08 roles of another person, which a server that ignores the parameter returns, do not count', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    trial.ehr.answers.practitionerRole = {
      entry: [
        {
          resource: {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/somebody' },
            code: [{ coding: [{ code: 'doctor' }] }],
          },
        },
      ],
    };
    expect(await reason(finish(trial, started))).toBe('role-missing');
  });

  test('who launched is never asked of another server', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started, {}, { fhirUser: 'https://evil.example/fhir/Practitioner/ode' });
    expect(await reason(finish(trial, started))).toBe('identity-missing');
  });

  test('what cannot be written down is not opened', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started);
    const services = { ...trial.services, audit: async () => Promise.reject(new Error('full')) };
    expect(await reason(finish(trial, started, { services }))).toBe('audit-unavailable');
  });

  test('tokens too long for a frame are refused there, in a window of their own they fit', async () => {
    const started = await launch(trial, true);
    const access_token = randomBytes(2150).toString('base64url');
    grantLaunch(trial, started, { access_token });
    expect(await reason(finish(trial, started, { framed: true }))).toBe('too-large');
    const window = await launch(trial);
    grantLaunch(trial, window, { access_token });
    expect(await reason(finish(trial, window))).toBe('opened');
  });
});
