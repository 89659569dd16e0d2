import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { loginIssuer, trialConfig } from '#/lib/session/testing/config.ts';
import {
  ehrIssuer,
  finish,
  grantLogin,
  reason,
  signIn,
  trialNetwork,
  trialSignIn,
  type TrialSignIn,
} from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});

describe('direct login', () => {
  const claims = { nhs_role: 'R8000', ods_code: 'Z9CH0', name: 'Dr Helen Ward' };

  test('ends at the finder, with no patient in the cookie', async () => {
    const started = await signIn(trial);
    grantLogin(trial, started, claims);
    const { path, cookies } = await finish(trial, started, { signIn: 'staff' });
    expect([path, cookies.map(({ name }) => name)]).toEqual(['/find', [started.cookie.name, '__Host-viewer']]);
    expect(trial.events).toMatchObject([
      { action: 'sign-in', viewer: { name: 'Dr Helen Ward', role: 'clinician', organisation: 'city-hospitals' } },
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a role that is not mapped', { ...claims, nhs_role: 'R8010' }],
    ['an unknown organisation', { ...claims, ods_code: 'X' }],
    ['a name of Object', { ...claims, ods_code: 'constructor' }],
  ])('%s may not open a record', async (_, changed) => {
    const started = await signIn(trial);
    grantLogin(trial, started, changed);
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('role-not-allowed');
  });

  test.each<[string, object | undefined, boolean]>([
    ['no source exchanges it', undefined, false],
    ['a source exchanges it', { kind: 'token-exchange', issuer: loginIssuer }, true],
    ['a source exchanges that of another sign-in', { kind: 'token-exchange', issuer: 'https://other.example' }, false],
    ['a source exchanges the access token', { kind: 'token-exchange', issuer: loginIssuer, subject: 'access-token' }, false],
  ])('the id_token is kept only for its exchange: %s', async (_, member, kept) => {
    const [first, ...others] = trial.config.sources;
    const sources = [{ ...first, authorization: member ? [member] : [] }, ...others];
    const config = trialConfig(trial.config.signIn[0]?.client.key ?? '', { sources });
    const started = await signIn({ ...trial, config });
    grantLogin({ ...trial, config }, started, claims);
    const { cookies } = await finish({ ...trial, config }, started, { signIn: 'staff' });
    const session = await unsealViewer(cookies.find(({ name }) => name === '__Host-viewer')?.value, config);
    expect(session?.login).toMatchObject({ accessToken: 'access' });
    expect(session?.login?.idToken?.split('.').length === 3).toBe(kept);
  });

  test('the id_token is kept where the patient index exchanges it, and no source does', async () => {
    const find = { url: 'https://index.example/fhir', authorization: [{ kind: 'token-exchange', issuer: loginIssuer }] };
    const config = trialConfig(trial.config.signIn[0]?.client.key ?? '', { find });
    const started = await signIn({ ...trial, config });
    grantLogin({ ...trial, config }, started, claims);
    const { cookies } = await finish({ ...trial, config }, started, { signIn: 'staff' });
    const session = await unsealViewer(cookies.find(({ name }) => name === '__Host-viewer')?.value, config);
    expect(session?.login?.idToken?.split('.')).toHaveLength(3);
  });

  test('an id_token of another issuer is refused', async () => {
    const started = await signIn(trial);
    grantLogin(trial, started, { ...claims, iss: ehrIssuer });
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('identity-invalid');
  });
});
