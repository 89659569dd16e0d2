import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OidcSignIn, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { loginIssuer } from '#/lib/session/testing/config.ts';
import {
  asked,
  ehrIssuer,
  finish,
  grantLaunch,
  grantLogin,
  launch,
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

type LoginAssurance = OidcSignIn['assurance'];
type LaunchAssurance = SmartSignIn['assurance'];
type Claims = Readonly<Record<string, unknown>>;
const none: LoginAssurance = { acr: [], amr: [] };
const aal3: LoginAssurance = { ...none, acr: ['AAL3_ANY', 'AAL3_FIDO2'] };
const card: LoginAssurance = { ...none, amr: ['N3_SMARTCARD', 'hwk'] };
const proved: LoginAssurance = { ...none, identityLevel: 3 };
const twelveHours: LoginAssurance = { ...none, maxAge: 43_200 };
const fresh: LoginAssurance = { ...none, prompt: 'login' };
const staff = { nhs_role: 'R8000', ods_code: 'Z9CH0', name: 'Dr Helen Ward' };
const ago = (seconds: number): number => Math.floor(Date.now() / 1_000) - seconds;

const levels: readonly [string, LaunchAssurance | LoginAssurance, Claims, string][] = [
  ['nothing required, nothing stated', none, {}, 'opened'],
  ['nothing required, a password', none, { acr: 'AAL1_USERPASS', auth_time: ago(900_000) }, 'opened'],
  ['the level', aal3, { acr: 'AAL3_ANY' }, 'opened'],
  ['another of its levels', aal3, { acr: 'AAL3_FIDO2' }, 'opened'],
  ['a lower level', aal3, { acr: 'AAL2_ANY' }, 'assurance-too-low'],
  ['a level that may be the lower', aal3, { acr: 'AAL2_OR_AAL3_ANY' }, 'assurance-too-low'],
  ['a password', aal3, { acr: 'AAL1_USERPASS' }, 'assurance-too-low'],
  ['the level in other letters', aal3, { acr: 'aal3_any' }, 'assurance-too-low'],
  ['the level as part of a longer one', aal3, { acr: 'AAL3_ANY AAL1_USERPASS' }, 'assurance-too-low'],
  ['the level in a list', aal3, { acr: ['AAL3_ANY'] }, 'assurance-too-low'],
  ['a number', aal3, { acr: 3 }, 'assurance-too-low'],
  ['no level', aal3, {}, 'assurance-not-stated'],
  ['an empty level', aal3, { acr: '' }, 'assurance-not-stated'],
  ['null', aal3, { acr: null }, 'assurance-not-stated'],
  ['no level, and a method', aal3, { amr: ['N3_SMARTCARD'] }, 'assurance-not-stated'],
  ['the method', card, { amr: ['N3_SMARTCARD'] }, 'opened'],
  ['the method among others', card, { amr: ['pwd', 'hwk'] }, 'opened'],
  ['the method as text', card, { amr: 'hwk' }, 'opened'],
  ['a password alone', card, { amr: ['pwd'] }, 'assurance-too-low'],
  ['no methods', card, { amr: [] }, 'assurance-not-stated'],
  ['no methods stated', card, { acr: 'AAL3_ANY' }, 'assurance-not-stated'],
  ['the level and not the method', { ...aal3, amr: ['hwk'] }, { acr: 'AAL3_ANY', amr: ['pwd'] }, 'assurance-too-low'],
  ['both', { ...aal3, amr: ['hwk'] }, { acr: 'AAL3_ANY', amr: ['hwk'] }, 'opened'],
  ['identity proved', proved, { id_assurance_level: 3 }, 'opened'],
  ['identity proved, as text', proved, { id_assurance_level: '3' }, 'opened'],
  ['identity hardly proved', proved, { id_assurance_level: 1 }, 'assurance-too-low'],
  ['identity hardly proved, as text', proved, { id_assurance_level: '0' }, 'assurance-too-low'],
  ['identity level that is none', proved, { id_assurance_level: 'high' }, 'assurance-too-low'],
  ['identity level not stated', proved, {}, 'opened'],
];

const times: readonly [string, LoginAssurance, Claims, string][] = [
  ['within its age', twelveHours, { auth_time: ago(40_000) }, 'opened'],
  ['now', twelveHours, { auth_time: ago(0) }, 'opened'],
  ['too long ago', twelveHours, { auth_time: ago(43_300) }, 'authentication-too-old'],
  ['in 1970', twelveHours, { auth_time: 0 }, 'authentication-too-old'],
  ['in milliseconds', twelveHours, { auth_time: Date.now() }, 'assurance-not-stated'],
  ['time not stated', twelveHours, {}, 'assurance-not-stated'],
  ['a session where a sign-in was demanded', { ...none, maxAge: 0 }, { auth_time: ago(120) }, 'authentication-too-old'],
  ['a session where the user was to be asked', fresh, { auth_time: ago(120) }, 'authentication-too-old'],
  ['asked, as demanded', fresh, { auth_time: ago(0) }, 'opened'],
  ['the time of an asked sign-in, which need not be stated', fresh, {}, 'opened'],
  ['asked, and the provider kept its session', { ...twelveHours, prompt: 'login' }, { auth_time: ago(3_600) }, 'authentication-too-old'],
];

describe('assurance of a login', () => {
  test.each([...levels, ...times])('%s: %j', async (_, assurance, claims, expected) => {
    const strict = withSignIn(trial, 'oidc', { assurance });
    const started = await signIn(strict);
    grantLogin(strict, started, { ...staff, ...claims });
    expect(await reason(finish(strict, started, { signIn: 'staff' }))).toBe(expected);
    expect(trial.events.length).toBe(expected === 'opened' ? 1 : 0);
    const revoked = trial.login.forms.filter((form) => form.has('token_type_hint')).map((form) => form.get('token'));
    expect(revoked).toEqual(expected === 'opened' ? [] : ['refresh', 'access']);
  });

  test.each([null, 'today', String(ago(0))])('an auth_time of %j proves nothing', async (auth_time) => {
    const strict = withSignIn(trial, 'oidc', { assurance: twelveHours });
    const started = await signIn(strict);
    grantLogin(strict, started, { ...staff, auth_time });
    expect(await reason(finish(strict, started, { signIn: 'staff' }))).toBe('identity-invalid');
  });

  test('userinfo cannot add a level to the id_token', async () => {
    const strict = withSignIn(trial, 'oidc', { assurance: aal3 });
    trial.login.answers.discovery = { ...trial.login.answers.discovery, userinfo_endpoint: `${loginIssuer}/userinfo` };
    trial.login.answers.userInfo = () => Response.json({ sub: 'ode', acr: 'AAL3_ANY', name: 'Dr Helen Ward' });
    const started = await signIn(strict);
    grantLogin(strict, started, { nhs_role: 'R8000', ods_code: 'Z9CH0' });
    expect(await reason(finish(strict, started, { signIn: 'staff' }))).toBe('assurance-not-stated');
  });

  test('the refusal names the user for the audit, without role and organisation', async () => {
    const strict = withSignIn(trial, 'oidc', { assurance: aal3 });
    const started = await signIn(strict);
    grantLogin(strict, started, { ...staff, acr: 'AAL1_USERPASS' });
    await expect(finish(strict, started, { signIn: 'staff' })).rejects.toMatchObject({
      facts: {
        detail: 'id_token: acr is not one that the configuration accepts',
        viewer: { subject: 'ode', issuer: loginIssuer, name: 'Dr Helen Ward', role: 'none', organisation: 'none' },
      },
    });
  });
});

describe('assurance of a launch', () => {
  test.each(levels)('%s: %j', async (_, { acr, amr, identityLevel }, claims, expected) => {
    const strict = withSignIn(trial, 'smart', { assurance: { acr, amr, identityLevel, acrValues: [] } });
    const started = await launch(strict);
    grantLaunch(strict, started, {}, claims);
    expect(await reason(finish(strict, started))).toBe(expected);
    expect(trial.events.length).toBe(expected === 'opened' ? 2 : 0);
  });

  test('no time is demanded of a record system', async () => {
    const started = await launch(trial);
    grantLaunch(trial, started, {}, { auth_time: ago(900_000), iss: ehrIssuer });
    expect(await reason(finish(trial, started))).toBe('opened');
  });
});

describe('what is asked for', () => {
  test.each<[string, LoginAssurance, string, Readonly<Record<string, string | undefined>>]>([
    ['nothing', none, 'openid', {}],
    ['the levels that are enough', aal3, 'openid', { acr_values: 'AAL3_ANY AAL3_FIDO2' }],
    ['the level to ask for', { ...aal3, acrValues: ['AAL3_ANY'] }, 'openid', { acr_values: 'AAL3_ANY' }],
    ['no level', { ...aal3, acrValues: [] }, 'openid', {}],
    ['an age', { ...none, maxAge: 0 }, 'openid', { max_age: '0' }],
    ['the authentication itself', fresh, 'openid', { prompt: 'login' }],
    ['consent to a token for later', none, 'openid offline_access', { prompt: 'consent' }],
    ['both', fresh, 'openid offline_access', { prompt: 'login consent' }],
  ])('of a provider: %s', async (_, assurance, scope, expected) => {
    const { acr_values, max_age, prompt } = asked(await signIn(withSignIn(trial, 'oidc', { assurance, scope })));
    expect({ acr_values, max_age, prompt }).toEqual({ acr_values: undefined, max_age: undefined, prompt: undefined, ...expected });
  });

  test.each<[readonly string[], string | undefined]>([
    [[], undefined],
    [['urn:level:3'], 'urn:level:3'],
  ])('of a record system: %j', async (acrValues, expected) => {
    const assurance = { acr: ['urn:level:3'], amr: [], acrValues: [...acrValues] };
    expect(asked(await launch(withSignIn(trial, 'smart', { assurance })))['acr_values']).toBe(expected);
  });
});
