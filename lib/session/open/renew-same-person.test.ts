import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { checkGrant } from '#/lib/session/authorization-server/grants.ts';
import { firstIdToken, ownerOf } from '#/lib/session/authorization-server/same-person.ts';
import type { FirstIdToken, LaunchGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';
import { idToken, newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { ehrBase, loginIssuer, trialConfig } from '#/lib/session/testing/config.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import { openFromCookies } from '#/lib/session/cookies/read-record-session.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { renewedLogin, renewGrant, renewRecordSession, renewRequest } from './renew-record-session.ts';

const ehrIssuer = 'https://ehr.city.example';
const network = setupServer();
let config: Config;
let ehr: TrialServer;
let login: TrialServer;
let services: SessionServices;
let tests = 0;

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
beforeEach(async () => {
  ehr = await trialServer({ origin: ehrIssuer, fhirBase: ehrBase });
  login = await trialServer({ origin: loginIssuer });
  network.resetHandlers(...ehr.handlers, ...login.handlers);
  config = trialConfig(await newPrivateJwk());
  services = { audit: async () => undefined, readIdentity: () => undefined, typesAt: () => [] };
  tests += 1;
});

const practitioner = `${ehrBase}/Practitioner/ode`;
const first = { nonce: 'n'.repeat(32), authTime: 1_764_000_000, authorizedParty: 'tributary' } as const;
/** The digest of `Practitioner/ode` at the launching base. */
const ode = 'fhirUser of the sign-in';

type Claims = Readonly<Record<string, unknown>>;

/** The digest that a sign-in at the record system makes of a claim. */
function digestOf(fhirUser: string): string | undefined {
  const signIn = config.signIn.find(({ id }) => id === 'city-ehr') ?? expect.unreachable();
  return firstIdToken({}, { iss: ehrIssuer, sub: 'ode', fhirUser }, signIn).fhirUser;
}

async function renewWith(claims: Claims | undefined, firstIdToken: FirstIdToken | undefined, changes: Claims = {}) {
  const known = firstIdToken?.fhirUser === ode ? { ...firstIdToken, fhirUser: digestOf(practitioner) } : firstIdToken;
  ehr.answers.token = async () => ({
    access_token: 'new',
    token_type: 'bearer',
    expires_in: 600,
    ...(claims && { id_token: await idToken({ iss: ehrIssuer, nonce: undefined, ...claims }, ehr) }),
    ...changes,
  });
  const opened = openedLaunch(60, { refreshToken: `same-${tests}`, firstIdToken: known } satisfies Partial<LaunchGrant>);
  return renewRecordSession('one', opened, {}, services, config);
}

test.each<[string, Claims, boolean]>([
  ['states no level', {}, true],
  ['states the level', { acr: 'AAL3_ANY' }, true],
  ['states a lower one', { acr: 'AAL1_USERPASS' }, false],
])('a renewed id_token that %s', async (_, claims, isRenewed) => {
  const assurance = { acr: ['AAL3_ANY'], amr: [], acrValues: [] };
  config = { ...config, signIn: config.signIn.map((entry) => (entry.kind === 'smart' ? { ...entry, assurance } : entry)) };
  const lines = catchOperatorLines();
  expect((await renewWith(claims, undefined)).ok).toBe(isRenewed);
  const ends = lines().filter(({ event }) => event === 'session-ended');
  expect(ends.map(({ reason }) => reason)).toEqual(isRenewed ? [] : ['assurance-too-low']);
});

describe('H01 H34 a renewed id_token is of the person who signed in', () => {
  const same = { ...first, fhirUser: ode };
  const stated = { auth_time: first.authTime, azp: 'tributary' };
  test.each<[string, FirstIdToken | undefined, Claims | undefined, boolean]>([
    ['none comes', same, undefined, true],
    ['the same, without a nonce', same, stated, true],
    ['the same, with the first nonce', same, { ...stated, nonce: first.nonce }, true],
    ['the same, without auth_time', same, { azp: 'tributary' }, true],
    ['the same, with the user named', same, { ...stated, fhirUser: practitioner }, true],
    ['the user named relatively', same, { ...stated, fhirUser: 'Practitioner/ode' }, true],
    ['the user named by a version', same, { ...stated, fhirUser: `${practitioner}/_history/3` }, true],
    ['the host in capitals', same, { ...stated, fhirUser: practitioner.replace('ehr.city', 'EHR.City') }, true],
    ['several audiences, of which we are the party', same, { ...stated, aud: ['tributary', 'audit'] }, true],
    ['a user named where none was', first, { ...stated, fhirUser: practitioner }, true],
    ['auth_time where none was', { nonce: first.nonce, authorizedParty: 'tributary' }, stated, true],
    ['a session of an older version', undefined, { ...stated, nonce: 'x'.repeat(32) }, true],
    ['another sub', same, { ...stated, sub: 'somebody-else' }, false],
    ['another sub, in an older session', undefined, { sub: 'somebody-else' }, false],
    ['the sub in capitals', same, { ...stated, sub: 'ODE' }, false],
    ['another issuer', same, { ...stated, iss: 'https://ehr.other.example' }, false],
    ['the issuer with a slash', same, { ...stated, iss: `${ehrIssuer}/` }, false],
    ['another audience', same, { ...stated, aud: 'someone-else' }, false],
    ['another party', same, { ...stated, azp: 'someone-else' }, false],
    ['no party, where there was one', same, { auth_time: first.authTime }, false],
    ['a party, where there was none', { nonce: first.nonce }, { azp: 'tributary' }, false],
    ['another nonce', same, { ...stated, nonce: 'x'.repeat(32) }, false],
    ['another auth_time', same, { ...stated, auth_time: first.authTime + 60 }, false],
    ['another practitioner', same, { ...stated, fhirUser: `${ehrBase}/Practitioner/ward` }, false],
    ['the same id at another server', same, { ...stated, fhirUser: 'https://ehr.other.example/fhir/Practitioner/ode' }, false],
    ['a base that ends alike', same, { ...stated, fhirUser: 'https://evil.example/ehr.city.example/fhir/Practitioner/ode' }, false],
    ['a search that ends alike', same, { ...stated, fhirUser: `https://evil.example/?${practitioner}` }, false],
    ['no reference', same, { ...stated, fhirUser: 'ode' }, false],
    ['an empty user', same, { ...stated, fhirUser: '' }, true],
    ['a profile page (OpenID Connect)', same, { ...stated, profile: 'https://staff.example/people/ode' }, true],
    ['a role', same, { ...stated, fhirUser: `${ehrBase}/PractitionerRole/ode` }, false],
    ['a patient', same, { ...stated, fhirUser: `${ehrBase}/Patient/ode` }, false],
    ['a patient, where nobody was named', first, { ...stated, fhirUser: 'Patient/p1' }, false],
  ])('%s', async (_, firstToken, claims, isRenewed) => {
    expect(digestOf(practitioner)).toMatch(/^[\w-]{16}$/);
    const lines = catchOperatorLines();
    const renewed = await renewWith(claims, firstToken);
    const ends = lines().filter(({ event }) => event === 'session-ended');
    expect([renewed.ok, ends.map(({ reason }) => reason)]).toEqual(isRenewed ? [true, []] : [false, ['other-user']]);
    if (renewed.ok) return;
    expect(renewed).toMatchObject({ over: 'refused', reference: ends[0]?.['reference'] });
    expect(JSON.stringify(ends)).not.toMatch(/somebody-else|ward|Patient/);
  });

  test('tokens that come for somebody else are given back, with those of the session', async () => {
    catchOperatorLines();
    await renewWith({ ...stated, fhirUser: `${ehrBase}/Practitioner/ward` }, same, { refresh_token: 'new-refresh' });
    const revoked = ehr.forms.filter((form) => form.has('token')).map((form) => form.get('token'));
    expect(revoked).toEqual(['new-refresh', 'new', `same-${tests}`, 'old']);
  });

  test('one signed by another key ends the session, and one that is no token does not renew it', async () => {
    const lines = catchOperatorLines();
    const { privateKey } = await generateKeyPair('ES384', { extractable: true });
    const forged = await idToken({ iss: ehrIssuer, nonce: '' }, { ...ehr, key: privateKey });
    expect(await renewWith(undefined, first, { id_token: forged })).toMatchObject({ ok: false, over: 'refused' });
    tests += 1;
    const unread = await renewWith(undefined, first, { id_token: 'a.b.c' });
    expect(unread.ok && unread.cookies.length).toBe(1);
    expect(lines().map(({ event }) => event)).toEqual(['session-ended', 'token-not-given']);
  });

  test('a login’s too, in a search as in a record', async () => {
    const lines = catchOperatorLines();
    const { viewerSession } = openedLaunch(600);
    const viewer = { ...viewerSession.viewer, issuer: loginIssuer };
    const answer = (sub: string) => async () => ({
      access_token: 'new',
      token_type: 'bearer',
      expires_in: 600,
      id_token: await idToken({ iss: loginIssuer, nonce: first.nonce, sub }, login),
    });
    const session = (at: string) => ({
      signIn: 'staff',
      viewer,
      login: { accessToken: 'old', refreshToken: `login-${at}`, expiresAt: epochSeconds() + 60, firstIdToken: { nonce: first.nonce } },
    });
    login.answers.token = answer('ode');
    const renewed = await renewGrant(session('same'), config);
    expect(renewed).toMatchObject({ state: 'alive', grant: { accessToken: 'new' } });
    login.answers.token = answer('helen');
    expect((await renewGrant(session('other'), config)).state).toBe('over');
    expect(lines()).toMatchObject([{ event: 'session-ended', about: 'staff', step: 'renewal', reason: 'other-user' }]);
  });

  test('what the first id_token said stays sealed over a renewal', async () => {
    const renewed = await renewWith(undefined, { ...first, fhirUser: ode });
    if (!renewed.ok) throw new Error('It was not renewed.');
    const { viewerSession } = openedLaunch(60);
    const viewer = (await sealViewer(viewerSession, config)).value;
    const opened = await openFromCookies({ sessionId: 'one', viewer, record: renewed.cookies[0]?.value }, config);
    expect(opened.ok && opened.session.launch).toMatchObject({
      accessToken: 'new',
      firstIdToken: { ...first, fhirUser: digestOf(practitioner) },
    });
    expect(renewedLogin({ accessToken: 'a', expiresAt: 1, firstIdToken: first }, { accessToken: 'b', expiresAt: 2 })).toEqual({
      accessToken: 'b',
      expiresAt: 2,
      firstIdToken: first,
    });
  });
});

describe('H01 later answers about a token are about the same person', () => {
  const owned = (more: Partial<RecordSession> = {}) => {
    const { session } = openedLaunch(600, { firstIdToken: { ...first, fhirUser: digestOf(practitioner) } });
    return ownerOf({ ...session, ...more });
  };

  async function check(id: 'city-ehr' | 'staff', owner: ReturnType<typeof owned>) {
    const signIn = config.signIn.find((candidate) => candidate.id === id);
    if (!signIn) throw new Error(`There is no sign-in ${id}.`);
    return (await checkGrant(signIn, { accessToken: 'a', expiresAt: epochSeconds() + 600 }, owner)).state;
  }

  test.each<[string, Claims, string]>([
    ['nothing more', {}, 'alive'],
    ['its own patient and user', { patient: 'p1', fhirUser: practitioner, sub: 'ode' }, 'alive'],
    ['its patient as a reference', { patient: `${ehrBase}/Patient/p1` }, 'alive'],
    ['a name of sign-in as sub', { sub: 'sam.ode@city.example' }, 'alive'],
    ['another patient', { patient: 'p2' }, 'over'],
    ['another user', { fhirUser: `${ehrBase}/Practitioner/ward` }, 'over'],
  ])('introspection of a launch says %s', async (_, said, state) => {
    const lines = catchOperatorLines();
    ehr.answers.introspection = said;
    expect(await check('city-ehr', owned())).toBe(state);
    expect(lines().length).toBe(state === 'over' ? 1 : 0);
  });

  test.each<[string, Claims, string]>([
    ['the same sub', { sub: 'ode' }, 'alive'],
    ['the same sub, but another user', { sub: 'ode', fhirUser: practitioner }, 'over'],
    ['another sub', { sub: 'helen' }, 'over'],
  ])('userinfo of a login says %s', async (_, said, state) => {
    const lines = catchOperatorLines();
    const { introspection_endpoint: _left, ...discovery } = login.answers.discovery as Record<string, unknown>;
    login.answers.discovery = { ...discovery, userinfo_endpoint: `${loginIssuer}/userinfo` };
    login.answers.userInfo = () => HttpResponse.json(said);
    const { session } = openedLaunch(600);
    const viewer = { ...session.viewer, issuer: loginIssuer };
    const loginGrant = {
      accessToken: 'a',
      expiresAt: epochSeconds() + 600,
      firstIdToken: { nonce: first.nonce, fhirUser: 'x'.repeat(16) },
    };
    expect(await check('staff', ownerOf({ viewer, login: loginGrant }))).toBe(state);
    expect(lines().map(({ reason }) => reason)).toEqual(state === 'over' ? ['other-user'] : []);
  });
});

describe('the body of a renewal sets nothing that the sign-in decides', () => {
  const foreignKeys = [
    'purpose',
    'role',
    'organisation',
    'viewer',
    'patient',
    'framed',
    'signIn',
    'launch',
    'login',
    'accepted',
    'rejected',
    'openedAt',
    'id',
  ];
  test.each([
    ...foreignKeys.map((name): [string, unknown] => [name, { [name]: name === 'purpose' ? 'ETREAT' : 'x' }]),
    ['the purpose it has', { purpose: 'TREAT' }],
    ['a key beside a good one', { activity: true, purpose: 'BTG' }],
    ['a list', [{ activity: true }]],
    ['a text', 'activity'],
    ['nothing', undefined],
    ['activity as text', { activity: 'true' }],
  ])('%s is refused', (_, body) => expect(renewRequest.safeParse(body).success).toBe(false));

  test.each<[string, object]>([
    ['nothing', {}],
    ['activity', { activity: true }],
    ['a person', { accept: ['riverside~aaaaaaaaaaaaaaaa'], reject: ['city'] }],
  ])('%s is taken', (_, body) => expect(renewRequest.safeParse(body).success).toBe(true));
});
