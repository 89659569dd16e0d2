import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { ehrBase, loginIssuer } from '#/lib/session/testing/config.ts';
import {
  ehrIssuer,
  finish,
  grantLaunch,
  grantLogin,
  launch,
  reason,
  signIn,
  trialNetwork,
  trialSignIn,
  type Coming,
  type TrialSignIn,
} from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});

const kinds = ['smart', 'oidc'] as const;

/** The answer to one sign-in, at a server that announces `iss` or not. */
async function answered(kind: (typeof kinds)[number], announces: unknown, coming: Coming): Promise<unknown> {
  const server = kind === 'smart' ? trial.ehr : trial.login;
  server.answers.discovery = { ...server.answers.discovery, authorization_response_iss_parameter_supported: announces };
  if (kind === 'smart') {
    const started = await launch(trial);
    grantLaunch(trial, started);
    return finish(trial, started, coming);
  }
  const started = await signIn(trial);
  grantLogin(trial, started, { nhs_role: 'R8000', ods_code: 'Z9CH0' });
  return finish(trial, started, { signIn: 'staff', ...coming });
}

const issuerOf = (kind: (typeof kinds)[number]): string => (kind === 'smart' ? ehrIssuer : loginIssuer);
const other = 'https://ehr.other.example';

describe.each(kinds)('H01 whose answer a callback is, by `iss` (RFC 9207): %s', (kind) => {
  const own = issuerOf(kind);
  test.each<[string, boolean | undefined, Coming, string]>([
    ['announced, and right', true, { query: { iss: own } }, 'opened'],
    ['announced, and missing', true, {}, 'identity-invalid'],
    ['announced, and empty', true, { query: { iss: '' } }, 'identity-invalid'],
    ['announced, and another', true, { query: { iss: other } }, 'identity-invalid'],
    ['announced, and given twice', true, { query: { iss: own }, more: [['iss', own]] }, 'identity-invalid'],
    ['announced, right and another', true, { query: { iss: own }, more: [['iss', other]] }, 'identity-invalid'],
    ['announced, with a slash', true, { query: { iss: `${own}/` } }, 'identity-invalid'],
    ['announced, in capitals', true, { query: { iss: own.toUpperCase() } }, 'identity-invalid'],
    ['announced, as the beginning', true, { query: { iss: `${own}.evil.example` } }, 'identity-invalid'],
    ['announced, with a space', true, { query: { iss: ` ${own}` } }, 'identity-invalid'],
    ['not announced, and missing', false, {}, 'opened'],
    ['not announced, and right', false, { query: { iss: own } }, 'opened'],
    ['not announced, and another', false, { query: { iss: other } }, 'identity-invalid'],
    ['not announced, and empty', false, { query: { iss: '' } }, 'identity-invalid'],
    ['not announced, and given twice', false, { query: { iss: own }, more: [['iss', own]] }, 'identity-invalid'],
    ['not spoken of, and missing', undefined, {}, 'opened'],
    ['not spoken of, and right', undefined, { query: { iss: own } }, 'opened'],
    ['not spoken of, and another', undefined, { query: { iss: other } }, 'identity-invalid'],
    ['an error, announced and right', true, { query: { iss: own, error: 'access_denied' } }, 'denied'],
    ['an error, announced and missing', true, { query: { error: 'access_denied' } }, 'identity-invalid'],
    ['an error of another', true, { query: { iss: other, error: 'access_denied' } }, 'identity-invalid'],
    ['an error of another, not announced', undefined, { query: { iss: other, error: 'server_error' } }, 'identity-invalid'],
    ['an error with an empty issuer', undefined, { query: { iss: '', error: 'access_denied' } }, 'identity-invalid'],
    ['an error, not announced', undefined, { query: { error: 'access_denied' } }, 'denied'],
    ['an error given twice', undefined, { query: { error: 'access_denied' }, more: [['error', 'server_error']] }, 'identity-invalid'],
    [
      'an error described twice',
      undefined,
      { query: { error: 'x', error_description: 'a' }, more: [['error_description', 'b']] },
      'identity-invalid',
    ],
    ['a code given twice', undefined, { more: [['code', 'd']] }, 'identity-invalid'],
    ['a state given twice', undefined, { more: [['state', 'd'.repeat(32)]] }, 'identity-invalid'],
  ])('%s → %s', async (_, announces, coming, expected) => {
    expect(await reason(answered(kind, announces, coming))).toBe(expected);
    const server = kind === 'smart' ? trial.ehr : trial.login;
    if (expected === 'identity-invalid') expect(server.forms, 'no code may reach the token endpoint').toEqual([]);
  });
});

test('H01 the launching base is no issuer, and what another server says is not written down', async () => {
  const coming = { query: { iss: ehrBase, error: 'access_denied', error_description: 'Call 0800 000' } };
  const error: unknown = await answered('smart', true, coming).catch((refusal: unknown) => refusal);
  expect(error instanceof SignInRefused && { reason: error.reason, ...error.facts }).toEqual({
    reason: 'identity-invalid',
    step: 'authorization',
    detail: 'authorisation response: iss is another than the server',
  });
});

test.each(['true', 1, [], null])('a record system that announces it by %j announces nothing', async (announces) => {
  expect(await reason(answered('smart', announces, {}))).toBe('opened');
});

test('a record system whose OpenID discovery announces it, where the keys come from there', async () => {
  const { issuer: _issuer, jwks_uri, ...discovery } = trial.ehr.answers.discovery as Record<string, unknown>;
  trial.ehr.answers.discovery = discovery;
  trial.ehr.answers.openId = { issuer: ehrIssuer, jwks_uri, authorization_response_iss_parameter_supported: true };
  for (const [query, expected] of [
    [{ iss: ehrIssuer }, 'opened'],
    [{}, 'identity-invalid'],
  ] as const) {
    const started = await launch(trial);
    grantLaunch(trial, started);
    expect(await reason(finish(trial, started, { query }))).toBe(expected);
  }
});
