import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idToken } from '#/lib/session/testing/authorization-server.ts';
import {
  asked,
  ehrIssuer,
  finish,
  grantLaunch,
  launch,
  reason,
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

describe('the id_token', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['wrong issuer', { iss: 'https://evil.example' }],
    ['wrong audience', { aud: 'someone-else' }],
    ['several audiences without azp', { aud: ['tributary', 'someone-else'] }],
    ['expired', { exp: Math.floor(Date.now() / 1000) - 120 }],
    ['issued for another sign-in (nonce)', { nonce: 'x'.repeat(32) }],
    ['no nonce', { nonce: undefined }],
    ['not valid yet', { nbf: Math.floor(Date.now() / 1000) + 600 }],
  ])('an id_token with %s is refused', async (_, claims) => {
    const started = await launch(trial);
    grantLaunch(trial, started, {}, claims);
    expect(await reason(finish(trial, started))).toBe('identity-invalid');
    expect(trial.events).toEqual([]);
  });

  test('an id_token without signature, of another key, or changed, is refused', async () => {
    const started = await launch(trial);
    const good = {
      iss: ehrIssuer,
      nonce: asked(started)['nonce'] ?? '',
      sub: 'ode',
      aud: 'tributary',
      iat: 1_700_000_000,
      exp: Math.floor(Date.now() / 1000) + 300,
    };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { privateKey } = await generateKeyPair('ES384');
    const signed = await idToken({ ...good }, trial.ehr);
    const [head, , signature] = signed.split('.');
    const forged = [
      `${part({ alg: 'none' })}.${part(good)}.`,
      await new SignJWT(good).setProtectedHeader({ alg: 'ES384', kid: trial.ehr.kid }).sign(privateKey),
      await new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: trial.ehr.kid }).sign(Buffer.from('tributary'.repeat(6))),
      `${head}.${part({ ...good, sub: 'somebody-else' })}.${signature}`,
    ];
    for (const id_token of forged) {
      grantLaunch(trial, started, { id_token });
      expect(await reason(finish(trial, started)), id_token).toBe('identity-invalid');
    }
    grantLaunch(trial, started, { id_token: undefined });
    expect(await reason(finish(trial, started))).toBe('identity-missing');
  });
});
