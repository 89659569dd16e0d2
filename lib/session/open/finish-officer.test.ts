import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  const plain = withSignIn(await trialSignIn(), 'oidc', { roles: { R8000: 'clinician', R1: 'officer', R2: 'porter' } });
  const officers = [
    { to: ['city-hospitals'], roles: ['officer'] },
    { to: ['riverside'], roles: ['porter'] },
  ];
  trial = { ...plain, config: { ...plain.config, officers } };
});

describe('a privacy officer', () => {
  test.each<[string, string, string]>([
    ['goes to the rules, where they may open no record', 'R1', '/policy'],
    ['who is a clinician goes to the search', 'R8000', '/find'],
  ])('%s', async (_, nhs_role, path) => {
    const started = await signIn(trial);
    grantLogin(trial, started, { nhs_role, ods_code: 'Z9CH0', name: 'A. Officer' });
    expect((await finish(trial, started, { signIn: 'staff' })).path).toBe(path);
  });

  test.each([
    ['R2', 'Z9CH0'],
    ['R3', 'Z9CH0'],
    ['R1', 'X'],
  ])('role %s at %s is none here', async (nhs_role, ods_code) => {
    const started = await signIn(trial);
    grantLogin(trial, started, { nhs_role, ods_code, name: 'A. Porter' });
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('role-not-allowed');
  });
});
