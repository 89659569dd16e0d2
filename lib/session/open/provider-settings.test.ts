import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loginIssuer } from '#/lib/session/testing/config.ts';
import { finish, grantLogin, reason, signIn, trialNetwork, trialSignIn, type TrialSignIn } from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});

type Claims = Readonly<Record<string, unknown>>;
const all: Claims = { nhs_role: 'R8000', ods_code: 'Z9CH0', name: 'Dr Helen Ward' };

describe('a provider’s settings', () => {
  test.each<[string, Claims, string]>([
    ['no list of algorithms', { id_token_signing_alg_values_supported: undefined }, 'opened'],
    ['a list that is null', { id_token_signing_alg_values_supported: null }, 'opened'],
    ['an empty list', { id_token_signing_alg_values_supported: [] }, 'opened'],
    ['one algorithm as a text', { id_token_signing_alg_values_supported: 'ES384' }, 'opened'],
    ['another algorithm than it uses', { id_token_signing_alg_values_supported: ['RS256'] }, 'identity-invalid'],
    ['a shared secret or none', { id_token_signing_alg_values_supported: ['HS256', 'none'] }, 'server-settings'],
    ['empty addresses', { revocation_endpoint: '', userinfo_endpoint: '', end_session_endpoint: '' }, 'opened'],
    ['an address that is none', { userinfo_endpoint: 'userinfo' }, 'server-settings'],
  ])('%s', async (_, changes, expected) => {
    trial.login.answers.discovery = { ...trial.login.answers.discovery, ...changes };
    const ended = signIn(trial).then((started) => {
      grantLogin(trial, started, all);
      return finish(trial, started, { signIn: 'staff' });
    });
    expect(await reason(ended)).toBe(expected);
  });

  test('null members of its keys are absent', async () => {
    const listed = (await (await fetch(`${loginIssuer}/jwks`)).json()) as { keys: readonly object[] };
    const keys = listed.keys.map((key) => ({ ...key, use: null, alg: null, x5c: null }));
    trialNetwork.use(http.get(`${loginIssuer}/jwks`, () => HttpResponse.json({ keys })));
    const started = await signIn(trial);
    grantLogin(trial, started, all);
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('opened');
  });
});
