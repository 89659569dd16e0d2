import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ehrIssuer, finish, grantLogin, reason, signIn, trialNetwork, trialSignIn, type TrialSignIn } from './trial-sign-in.ts';

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
    ['no role', { ...claims, nhs_role: undefined }],
    ['an unknown organisation', { ...claims, ods_code: 'X' }],
    ['a name of Object', { ...claims, ods_code: 'constructor' }],
  ])('%s may not open a record', async (_, changed) => {
    const started = await signIn(trial);
    grantLogin(trial, started, changed);
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('role-not-allowed');
  });

  test('an id_token of another issuer is refused', async () => {
    const started = await signIn(trial);
    grantLogin(trial, started, { ...claims, iss: ehrIssuer });
    expect(await reason(finish(trial, started, { signIn: 'staff' }))).toBe('identity-invalid');
  });
});
