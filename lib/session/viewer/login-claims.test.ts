import { generateKeyPair, SignJWT } from 'jose';
import { HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idTokenAlgorithms } from '#/lib/session/authorization-server/authorization-server.ts';
import { unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { trialServer } from '#/lib/session/testing/authorization-server.ts';
import { loginIssuer } from '#/lib/session/testing/config.ts';
import {
  finish,
  grantLogin,
  reason,
  signIn,
  trialNetwork,
  trialSignIn,
  withSignIn,
  type TrialSignIn,
} from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});

type Claims = Readonly<Record<string, unknown>>;
const all: Claims = { nhs_role: 'R8000', ods_code: 'Z9CH0', name: 'Dr Helen Ward' };

/** Adds a userinfo endpoint with these claims, or this answer. */
function userInfo(answer: Claims | Response): void {
  const { answers } = trial.login;
  if (answers.discovery instanceof Response) throw new Error('The discovery document is fixed.');
  answers.discovery = { ...answers.discovery, userinfo_endpoint: `${loginIssuer}/userinfo` };
  answers.userInfo = () => (answer instanceof Response ? answer.clone() : HttpResponse.json({ sub: 'ode', ...answer }));
}

async function viewerOf(claims: Claims): Promise<readonly (string | undefined)[]> {
  const started = await signIn(trial);
  grantLogin(trial, started, claims);
  const { cookies } = await finish(trial, started, { signIn: 'staff' });
  const session = await unsealViewer(cookies.find(({ name }) => name === '__Host-viewer')?.value, trial.config);
  return [session?.viewer.name, session?.viewer.role, session?.viewer.organisation];
}

async function refusalOf(claims: Claims): Promise<SignInRefused> {
  const started = await signIn(trial);
  grantLogin(trial, started, claims);
  const error: unknown = await finish(trial, started, { signIn: 'staff' }).catch((refused: unknown) => refused);
  if (!(error instanceof SignInRefused)) throw new Error('It was not refused.');
  return error;
}

describe('claims that the id_token lacks come from userinfo (OpenID Connect Core §5.4)', () => {
  const ward = ['Dr Helen Ward', 'clinician', 'city-hospitals'];

  test.each<[string, Claims, Claims, readonly string[]]>([
    ['all of them', {}, all, ward],
    ['one of them', { nhs_role: 'R8000', ods_code: 'Z9CH0' }, { name: 'Dr Helen Ward' }, ward],
    ['one that is null in the id_token', { ...all, nhs_role: null }, { nhs_role: 'R8000' }, ward],
    ['several values', { name: 'Dr Helen Ward' }, { nhs_role: ['R1', 'R8000'], ods_code: 'Z9CH0' }, ward],
    ['the id_token’s own win', all, { ...all, name: 'Somebody Else', nhs_role: 'R1' }, ward],
    ['issuer and subject stay the id_token’s', { sub: 'ode' }, { ...all, iss: 'https://evil.example' }, ward],
  ])('%s', async (_, idToken, fromUserInfo, viewer) => {
    userInfo(fromUserInfo);
    expect(await viewerOf(idToken)).toEqual(viewer);
  });

  test.each<[string, Claims]>([
    ['beside an empty text', { ...all, nhs_role: '' }],
    ['beside an empty list', { ...all, nhs_role: [] }],
  ])('%s', async (_, idToken) => {
    userInfo(all);
    expect(await viewerOf(idToken)).toEqual(ward);
  });

  test.each<[string, Claims, string]>([
    ['signed', {}, 'opened'],
    ['signed, without issuer and audience', { iss: undefined, aud: undefined }, 'opened'],
    ['of another person', { sub: 'somebody-else' }, 'identity-invalid'],
    ['of another issuer', { iss: 'https://evil.example' }, 'identity-invalid'],
    ['that has ended', { exp: 5 }, 'identity-invalid'],
  ])('a userinfo that is a JWT %s', async (_, changes, expected) => {
    const payload = { sub: 'ode', iss: loginIssuer, aud: 'tributary', ...all, ...changes };
    const jwt = await new SignJWT(payload).setProtectedHeader({ alg: trial.login.alg, kid: trial.login.kid }).sign(trial.login.key);
    userInfo(new HttpResponse(jwt, { headers: { 'Content-Type': 'application/jwt' } }));
    const started = await signIn(trial);
    grantLogin(trial, started, {});
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe(expected);
  });

  test('a userinfo that is a JWT signed by another key is refused', async () => {
    const { privateKey } = await generateKeyPair('ES384');
    const payload = { sub: 'ode', iss: loginIssuer, aud: 'tributary', ...all };
    const jwt = await new SignJWT(payload).setProtectedHeader({ alg: 'ES384', kid: 'k1' }).sign(privateKey);
    userInfo(new HttpResponse(jwt, { headers: { 'Content-Type': 'application/jwt' } }));
    expect((await refusalOf({})).reason).toBe('identity-invalid');
  });

  test('a userinfo that fails stops nobody whose role and organisation are known', async () => {
    userInfo(new HttpResponse('', { status: 500 }));
    expect(await viewerOf({ nhs_role: 'R8000', ods_code: 'Z9CH0' })).toEqual(['Name not given', 'clinician', 'city-hospitals']);
  });

  test.each<[string, Claims | Response, string]>([
    ['another person’s', { ...all, sub: 'somebody-else' }, 'identity-invalid'],
    ['nobody’s', { ...all, sub: undefined }, 'identity-invalid'],
    ['an error', new HttpResponse('', { status: 503 }), 'server-error'],
    [
      'a refusal',
      new HttpResponse('', { status: 403, headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' } }),
      'server-refused',
    ],
    ['a refusal in JSON', HttpResponse.json({ error: 'invalid_token' }, { status: 400 }), 'server-refused'],
    ['not there', new HttpResponse('', { status: 404 }), 'server-refused'],
    ['a web page', new HttpResponse('<h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } }), 'answer-unusable'],
    ['nothing', HttpResponse.error(), 'server-unreachable'],
  ])('a userinfo that is %s gives no role: %s', async (_, answer, expected) => {
    userInfo(answer);
    expect((await refusalOf({})).reason).toBe(expected);
  });
});

describe('a claim that is missing is named to the operator, and said truly to the user', () => {
  test.each<[string, Claims, string]>([
    ['the role', { ...all, nhs_role: undefined }, 'nhs_role'],
    ['the organisation', { ...all, ods_code: null }, 'ods_code'],
    ['both', {}, 'nhs_role, ods_code'],
    ['an empty one', { ...all, nhs_role: '' }, 'nhs_role'],
    ['an empty list', { ...all, ods_code: [] }, 'ods_code'],
  ])('%s', async (_, claims, names) => {
    const refused = await refusalOf(claims);
    expect([refused.reason, refused.facts.detail]).toEqual(['role-missing', `missing from id_token and userinfo: ${names}`]);
  });
});

describe('a provider that has no role or organisation', () => {
  test('a constant for everyone', async () => {
    trial = withSignIn(trial, 'oidc', {
      claims: { name: 'name' },
      defaults: { role: 'clinician', organisation: 'city-hospitals' },
    });
    expect(await viewerOf({})).toEqual(['Name not given', 'clinician', 'city-hospitals']);
  });

  test.each<[string, Claims, string]>([
    ['nothing sent takes the default', { ...all, nhs_role: undefined }, 'opened'],
    ['a value that is not mapped takes none', { ...all, nhs_role: 'R8010' }, 'role-not-allowed'],
    ['an organisation that is not mapped takes none', { ...all, ods_code: 'X' }, 'role-not-allowed'],
    ['a patient takes none', { fhirUser: 'Patient/p1' }, 'not-staff'],
    ['a relative takes none', { ...all, fhirUser: `${loginIssuer}/RelatedPerson/mother` }, 'not-staff'],
  ])('a default for those without: %s', async (_, claims, expected) => {
    trial = withSignIn(trial, 'oidc', { defaults: { role: 'clinician', organisation: 'city-hospitals' } });
    const started = await signIn(trial);
    grantLogin(trial, started, claims);
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe(expected);
  });
});

describe('an issuer is an identifier, compared letter by letter (OpenID Connect Discovery §4.3)', () => {
  test.each<[string, string, string, string]>([
    ['with a final slash below a path', `${loginIssuer}/realms/city/`, `${loginIssuer}/realms/city/`, 'opened'],
    ['without one below a path', `${loginIssuer}/realms/city`, `${loginIssuer}/realms/city`, 'opened'],
    ['a slash that the provider does not write', `${loginIssuer}/realms/city/`, `${loginIssuer}/realms/city`, 'server-settings'],
    ['a slash that only the provider writes', `${loginIssuer}/realms/city`, `${loginIssuer}/realms/city/`, 'server-settings'],
    ['at the root, where an address has a slash anyway', loginIssuer, `${loginIssuer}/`, 'opened'],
  ])('%s', async (_, configured, provided, expected) => {
    const login = await trialServer({ origin: loginIssuer, issuer: provided });
    trialNetwork.use(...login.handlers);
    trial = withSignIn({ ...trial, login }, 'oidc', { issuer: configured });
    const ended = signIn(trial).then((started) => {
      grantLogin(trial, started, { ...all, iss: provided });
      return finish(trial, started, { signIn: 'staff' });
    });
    expect(await reason(ended)).toBe(expected);
  });
});

describe('a client with a shared secret, where a server knows nothing better', () => {
  const secret = 'not so+secret/ä';

  test('in the header', async () => {
    trial = withSignIn(trial, 'oidc', { client: { id: 'trib:utary', authentication: 'client_secret_basic', secret } });
    const started = await signIn(trial);
    grantLogin(trial, started, { ...all, aud: 'trib:utary' });
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('opened');
    // RFC 6749 §2.3.1: both halves are form-encoded first.
    const expected = Buffer.from(`trib%3Autary:not+so%2Bsecret%2F%C3%A4`).toString('base64');
    expect(trial.login.headers[0]?.get('authorization')).toBe(`Basic ${expected}`);
    expect([trial.login.forms[0]?.has('client_secret'), trial.login.forms[0]?.has('client_assertion')]).toEqual([false, false]);
  });

  test('in the form', async () => {
    trial = withSignIn(trial, 'oidc', { client: { id: 'tributary', authentication: 'client_secret_post', secret } });
    const started = await signIn(trial);
    grantLogin(trial, started, all);
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('opened');
    expect([trial.login.headers[0]?.get('authorization'), trial.login.forms[0]?.get('client_secret')]).toEqual([null, secret]);
  });
});

test.each(idTokenAlgorithms)('an id_token signed with %s is verified', async (alg) => {
  const login = await trialServer({ origin: loginIssuer, alg });
  trialNetwork.use(...login.handlers);
  trial = { ...trial, login };
  expect(await viewerOf(all)).toEqual(['Dr Helen Ward', 'clinician', 'city-hospitals']);
});
