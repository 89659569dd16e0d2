import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { createHash } from 'node:crypto';
import { HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';
import { ehrBase } from '#/lib/session/testing/config.ts';
import { asked, finish, grantLaunch, launch, reason, trialNetwork, trialSignIn, type TrialSignIn } from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;
let keys: readonly JWK[];

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
  keys = await publicKeys(trial.config);
});

const tokenEndpoint = 'https://ehr.city.example/token';
type Form = URLSearchParams;

/** Faults of an authorisation request, by everything that SMART App Launch 2.2 demands of it. */
function authorizeFaults(request: Readonly<Record<string, string>>): readonly string[] {
  const { response_type, client_id, redirect_uri, launch: token, aud, state = '', nonce = '', scope = '' } = request;
  const rules: readonly (readonly [string, boolean])[] = [
    ['response_type', response_type === 'code'],
    ['client_id', client_id === 'tributary'],
    ['redirect_uri', redirect_uri === 'https://viewer.example.org/callback/city-ehr'],
    ['launch', token === 'xyz'],
    ['aud', aud === ehrBase],
    ['state', state.length >= 22],
    ['nonce', nonce.length >= 22],
    ['code_challenge', /^[\w-]{43}$/.test(request['code_challenge'] ?? '')],
    ['code_challenge_method', request['code_challenge_method'] === 'S256'],
    [
      'scope',
      scope.split(' ').every((name) => /^(?:launch|openid|fhirUser|online_access|(?:patient|user)\/[A-Z][A-Za-z]+\.rs)$/.test(name)),
    ],
    ['scope named twice', new Set(scope.split(' ')).size === scope.split(' ').length],
  ];
  return rules.filter(([, isKept]) => !isKept).map(([name]) => name);
}

/** Faults of a token request, by SMART App Launch 2.2 (asymmetric authentication) and RFC 7523 §3, the strictest reading. */
async function tokenFaults(form: Form, challenge: string, seen: Set<string>): Promise<readonly string[]> {
  const assertion = form.get('client_assertion') ?? '';
  const { alg, kid, typ, jku, ...others } = decodeProtectedHeader(assertion);
  const key = keys.find((jwk) => jwk.kid === kid);
  if (!key) return ['kid'];
  const { payload } = await jwtVerify(assertion, await importJWK(key));
  const { iss, sub, aud, iat = 0, exp = 0, nbf, jti = '' } = payload;
  const seconds = Date.now() / 1_000;
  const rules: readonly (readonly [string, boolean])[] = [
    ['typ', typ === 'JWT'],
    ['alg', alg === 'ES384' || alg === 'RS384'],
    ['jku', jku === undefined],
    ['header', Object.keys(others).length === 0],
    ['iss and sub', iss === 'tributary' && sub === iss],
    ['aud', aud === tokenEndpoint],
    ['exp', exp > seconds && exp - seconds <= 300 && exp - iat <= 300],
    ['nbf', nbf === undefined],
    ['jti', jti.length >= 16 && !seen.has(jti)],
    ['client_assertion_type', form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_secret', !form.has('client_secret')],
    [
      'code_verifier',
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') === challenge,
    ],
    ['redirect_uri', form.get('redirect_uri') === 'https://viewer.example.org/callback/city-ehr'],
    ['names given twice', new Set(form.keys()).size === [...form.keys()].length],
  ];
  seen.add(jti);
  return rules.filter(([, isKept]) => !isKept).map(([name]) => name);
}

describe('a record system that is as strict as a standard allows', () => {
  test('finds no fault in a launch, and again none in the next', async () => {
    const seen = new Set<string>();
    for (const _ of ['first', 'second']) {
      const started = await launch(trial);
      expect(authorizeFaults(asked(started))).toEqual([]);
      grantLaunch(trial, started);
      const { token } = trial.ehr.answers;
      const faults: string[] = [];
      trial.ehr.answers.token = async (form) => {
        faults.push(...(await tokenFaults(form, asked(started)['code_challenge'] ?? '', seen)));
        return faults.length > 0 ? HttpResponse.json({ error: 'invalid_client' }, { status: 401 }) : token(form);
      };
      expect([await reason(finish(trial, started)), faults]).toEqual(['opened', []]);
    }
    expect(seen.size).toBe(2);
  });

  test('is itself strict: an assertion that was seen before, or a verifier of another launch, has faults', async () => {
    const seen = new Set<string>();
    const started = await launch(trial);
    grantLaunch(trial, started);
    await finish(trial, started);
    const [form] = trial.ehr.forms;
    if (!form) throw new Error('The code was exchanged.');
    expect(await tokenFaults(form, asked(started)['code_challenge'] ?? '', seen)).toEqual([]);
    expect(await tokenFaults(form, 'another', seen)).toEqual(['jti', 'code_verifier']);
  });
});
