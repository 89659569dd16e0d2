import { createHash } from 'node:crypto';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { startDirect, startLaunch } from './start-sign-in.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { trialTypes } from '#/lib/session/testing/sign-in.ts';
import { ehrBase, loginIssuer, trialConfig } from '#/lib/session/testing/config.ts';

const asked: string[] = [];
const network = setupServer();
let config: Config;
let ehr: TrialServer;

beforeAll(async () => {
  network.listen({ onUnhandledFrame: 'error' });
  network.events.on('request:start', ({ request }) => void asked.push(request.url));
  config = trialConfig(await newPrivateJwk());
});
afterAll(() => network.close());
beforeEach(async () => {
  ehr = await trialServer({ origin: 'https://ehr.city.example', fhirBase: ehrBase });
  const login = await trialServer({ origin: loginIssuer });
  network.resetHandlers(...ehr.handlers, ...login.handlers);
  asked.length = 0;
  // Discovery is kept by key: a configuration of its own for each test asks anew.
  config = trialConfig(await newPrivateJwk());
});

const launch = (query: string, framed = false) => startLaunch(new URLSearchParams(query), framed, trialTypes, config);
const reason = async (started: Promise<unknown>): Promise<string> =>
  started.then(
    () => 'started',
    (error: unknown) => (error instanceof SignInRefused ? error : signInRefusal(error)).reason,
  );

describe('startLaunch', () => {
  test('a configured system: SMART’s parameters, PKCE, a nonce and a state', async () => {
    const { location, launch: begun } = await launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz%20%26`);
    const url = new URL(location);
    const { state, nonce, code_challenge, scope, ...rest } = Object.fromEntries(url.searchParams);
    expect(url.origin + url.pathname).toBe('https://ehr.city.example/auth');
    expect(rest).toEqual({
      response_type: 'code',
      client_id: 'tributary',
      redirect_uri: 'https://viewer.example.org/callback/city-ehr',
      aud: ehrBase,
      launch: 'xyz &',
      code_challenge_method: 'S256',
    });
    expect([state?.length, nonce?.length, code_challenge?.length]).toEqual([32, 32, 43]);
    expect(scope?.split(' ').slice(0, 4)).toEqual(['launch', 'openid', 'fhirUser', 'online_access']);
    expect(trialTypes().filter((type) => !scope?.split(' ').includes(`patient/${type}.rs`))).toEqual([]);
    expect(begun).toMatchObject({ state, nonce, signIn: 'city-ehr', framed: false });
    expect(createHash('sha256').update(begun.codeVerifier).digest('base64url')).toBe(code_challenge);
  });

  test('remembers that it began in a frame', async () => {
    expect((await launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`, true)).launch.framed).toBe(true);
  });

  test.each([
    'https://evil.example/fhir',
    'https://EHR.city.example/fhir',
    'https://ehr.city.example/FHIR',
    'https://ehr.city.example:443/fhir',
    'https://ehr.city.example:8443/fhir',
    'http://ehr.city.example/fhir',
    'https://user:pass@ehr.city.example/fhir',
    'https://ehr.city.example@evil.example/fhir',
    'https://ehr.city.example.evil.example/fhir',
    'https://ehr.city.example/fhir/../fhir',
    'https://ehr.city.example/fhir//',
    'https://ehr.city.example/fhir?x=1',
    'https://ehr.city.example/fhir#x',
    'https://еhr.city.example/fhir',
    'https:\\\\ehr.city.example\\fhir',
    '//ehr.city.example/fhir',
    ' https://ehr.city.example/fhir',
    '',
    'null',
    loginIssuer,
  ])('iss %j is refused, and nothing is fetched', async (iss) => {
    expect(await reason(launch(new URLSearchParams({ iss, launch: 'xyz' }).toString()))).toBe('unknown-issuer');
    expect(asked).toEqual([]);
  });

  test.each([
    ['no iss', 'launch=xyz'],
    ['no launch', `iss=${encodeURIComponent(ehrBase)}`],
    ['an empty launch', `iss=${encodeURIComponent(ehrBase)}&launch=`],
    ['two launches', `iss=${encodeURIComponent(ehrBase)}&launch=a&launch=b`],
  ])('%s is incomplete, and nothing is fetched', async (_, query) => {
    expect(await reason(launch(query))).toBe('launch-incomplete');
    expect(asked).toEqual([]);
  });

  test('two issuers are none', async () => {
    expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&iss=https://evil.example&launch=a`))).toBe('unknown-issuer');
  });

  test('parameters that fhirclient would obey change nothing', async () => {
    const { location } = await launch(
      `iss=${encodeURIComponent(ehrBase)}&launch=xyz&clientId=evil&fhirServiceUrl=https://evil.example&patientId=p2&redirectUri=https://evil.example`,
    );
    const url = new URL(location);
    expect([url.origin, url.searchParams.get('client_id'), url.searchParams.get('redirect_uri')]).toEqual([
      'https://ehr.city.example',
      'tributary',
      'https://viewer.example.org/callback/city-ehr',
    ]);
  });

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint', 'introspection_endpoint'])(
    '%s on another host is refused',
    async (name) => {
      ehr.answers.discovery = { ...ehr.answers.discovery, [name]: 'https://evil.example/x' };
      expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`))).toBe('server-settings');
      expect(asked.every((url) => url.startsWith('https://ehr.city.example/'))).toBe(true);
    },
  );

  test.each(['FHIR*', '*', 'express:*,FHIR:oauth2'])('DEBUG=%s, which would print tokens, stops every launch', async (value) => {
    vi.stubEnv('DEBUG', value);
    expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`))).not.toBe('started');
  });

  test('without PKCE there is no launch', async () => {
    ehr.answers.discovery = { ...ehr.answers.discovery, code_challenge_methods_supported: ['plain'] };
    expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`))).not.toBe('started');
  });

  test('a system that was down is asked again at the next launch', async () => {
    network.use();
    const { discovery } = ehr.answers;
    ehr.answers.discovery = {};
    expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`))).not.toBe('started');
    ehr.answers.discovery = discovery;
    expect(await reason(launch(`iss=${encodeURIComponent(ehrBase)}&launch=xyz`))).toBe('started');
  });
});

describe('startDirect', () => {
  test('direct login by OpenID Connect', async () => {
    const { location } = await startDirect('staff', false, trialTypes, config);
    const { state: _s, nonce: _n, code_challenge: _c, ...rest } = Object.fromEntries(new URL(location).searchParams);
    expect(rest).toEqual({
      response_type: 'code',
      client_id: 'tributary',
      redirect_uri: 'https://viewer.example.org/callback/staff',
      scope: 'openid profile',
      code_challenge_method: 'S256',
    });
  });

  test('a record system without a launch: the patient is chosen there', async () => {
    const { searchParams } = new URL((await startDirect('city-ehr', false, trialTypes, config)).location);
    expect([searchParams.get('launch'), searchParams.get('scope')?.split(' ')[0]]).toEqual([null, 'launch/patient']);
  });

  test('a login that asks for offline access asks for the consent that a provider demands for it', async () => {
    const signIn = config.signIn.map((entry) => (entry.kind === 'oidc' ? { ...entry, scope: 'openid offline_access' } : entry));
    const { searchParams } = new URL((await startDirect('staff', false, trialTypes, { ...config, signIn })).location);
    expect([searchParams.get('scope'), searchParams.get('prompt')]).toEqual(['openid offline_access', 'consent']);
  });

  test.each([null, '', 'nobody', '__proto__', 'toString'])('%j is no sign-in', async (id) => {
    expect(await reason(startDirect(id, false, trialTypes, config))).toBe('unknown-sign-in');
  });
});
