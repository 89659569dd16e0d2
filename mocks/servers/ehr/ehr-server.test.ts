import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activeTokens, endSessions, setLifetimes, setRevocation, withholdTypes } from '#/mocks/servers/faults/faults.ts';
import { follow, pkce, tokenRequest, visit } from '#/mocks/servers/testing/client.ts';
import { jsonOf, read, startTrialExchange, type TrialExchange } from '#/mocks/servers/testing/exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange();
});
afterAll(() => trial.stop());

const scope = 'launch openid fhirUser online_access patient/*.rs user/Practitioner.rs user/PractitionerRole.rs';

async function openFromEhr(path: string): Promise<URLSearchParams> {
  const opened = await fetch(`${trial.exchange.origins.ehr}/open/${path}`, { redirect: 'manual' });
  return new URL(opened.headers.get('location') ?? '').searchParams;
}

function authorizeUrl(parameters: Readonly<Record<string, string>>): string {
  const common = {
    response_type: 'code',
    client_id: 'tributary',
    redirect_uri: `${trial.viewer.origin}/callback/city-ehr`,
    scope,
    state: 'state-1',
    nonce: 'nonce-1',
    aud: trial.fhirOf('hill'),
  };
  return `${trial.exchange.origins.ehr}/oauth/auth?${new URLSearchParams({ ...common, ...parameters })}`;
}

async function launchTokens(client: 'tributary' | 'tributary-public' = 'tributary', askedScope = scope) {
  const { verifier, challenge } = pkce();
  const launch = (await openFromEhr('hill-ada')).get('launch') ?? '';
  const callback = await follow(
    authorizeUrl({ client_id: client, launch, scope: askedScope, code_challenge: challenge, code_challenge_method: 'S256' }),
    trial.viewer.origin,
  );
  const authentication = client === 'tributary' ? await trial.viewer.assertion(trial.ehrTokenUrl) : { client_id: client };
  const form = {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: `${trial.viewer.origin}/callback/city-ehr`,
    code_verifier: verifier,
  };
  return { callback, ...(await tokenRequest(trial.ehrTokenUrl, { ...form, ...authentication })) };
}

describe('SMART launch from the record system', () => {
  test('needs no click and no cookie, and ends in tokens for one patient', async () => {
    const { callback, status, body } = await launchTokens();
    expect([callback.searchParams.get('state'), callback.searchParams.get('iss'), status]).toEqual([
      'state-1',
      `${trial.exchange.origins.ehr}/oauth`,
      200,
    ]);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      patient: 'hill-ada',
      need_patient_banner: true,
      scope: expect.stringContaining('patient/*.rs') as unknown,
    });
    const claims = decodeJwt(String(body['id_token']));
    expect(claims).toMatchObject({
      sub: 'dr-hill',
      aud: 'tributary',
      nonce: 'nonce-1',
      fhirUser: `${trial.fhirOf('hill')}/Practitioner/dr-hill`,
    });
    const token = String(body['access_token']);
    const statuses = await Promise.all(
      ['Patient/hill-ada', 'Patient/hill-zoe'].map(async (path) => (await read(`${trial.fhirOf('hill')}/${path}`, token)).status),
    );
    expect(statuses).toEqual([200, 404]);
    expect((await read(`${trial.fhirOf('vale')}/Patient/vale-ada`, token)).status).toBe(401);
    const roles = await jsonOf(await read(`${trial.fhirOf('hill')}/PractitionerRole?practitioner=Practitioner/dr-hill`, token));
    expect(roles).toMatchObject({
      entry: [{ resource: { code: [{ coding: [{ code: 'doctor' }] }], organization: { identifier: { value: 'Z0HH0' } } } }],
    });
  });

  test('a refresh rotates the token, keeps the patient, and the old one is worth nothing', async () => {
    const { body } = await launchTokens();
    const refresh = async (token: unknown) =>
      tokenRequest(trial.ehrTokenUrl, {
        grant_type: 'refresh_token',
        refresh_token: String(token),
        ...(await trial.viewer.assertion(trial.ehrTokenUrl)),
      });
    const renewed = await refresh(body['refresh_token']);
    expect(renewed).toMatchObject({ status: 200, body: { patient: 'hill-ada' } });
    expect(renewed.body['refresh_token']).not.toBe(body['refresh_token']);
    expect(await refresh(body['refresh_token'])).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('its active tokens can be counted: of a renewal the new ones, of a revoked grant none, and all while revocation is out of service', async () => {
    const { ehr } = trial.exchange.origins;
    await endSessions(ehr);
    const kinds = async () => (await activeTokens(ehr)).map(({ kind }) => kind).toSorted();
    const { body } = await launchTokens();
    expect(await kinds()).toEqual(['AccessToken', 'RefreshToken']);
    const authentication = await trial.viewer.assertion(trial.ehrTokenUrl);
    const form = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
    const renewed = await tokenRequest(trial.ehrTokenUrl, { ...form, ...authentication });
    expect(await kinds()).toEqual(['AccessToken', 'AccessToken', 'RefreshToken']);
    const revoke = async () => {
      const token = { token: String(renewed.body['refresh_token']), ...(await trial.viewer.assertion(trial.ehrTokenUrl)) };
      return (await fetch(`${trial.ehrTokenUrl}/revocation`, { method: 'POST', body: new URLSearchParams(token) })).status;
    };
    await setRevocation(ehr, 'down');
    expect([await revoke(), (await kinds()).length]).toEqual([503, 3]);
    await setRevocation(ehr, 'up');
    expect([await revoke(), await kinds()]).toEqual([200, []]);
  });

  test('a revoked token and an ended session are refused', async () => {
    const [first, second] = [await launchTokens(), await launchTokens()];
    const statusWith = async (tokens: typeof first) =>
      (await read(`${trial.fhirOf('hill')}/Patient/hill-ada`, String(tokens.body['access_token']))).status;
    await fetch(`${trial.ehrTokenUrl}/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ token: String(first.body['access_token']), ...(await trial.viewer.assertion(trial.ehrTokenUrl)) }),
    });
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200]);
    await endSessions(trial.exchange.origins.ehr);
    expect(await statusWith(second)).toBe(401);
  });

  test('grants no more types than it has, and refuses the others (SMART App Launch 2.2, scopes)', async () => {
    const wanted = ['Observation', 'AllergyIntolerance', 'Claim', 'MolecularSequence'].map((type) => `patient/${type}.rs`);
    const { body } = await launchTokens('tributary', ['launch', 'openid', ...wanted].join(' '));
    expect(
      String(body['scope'])
        .split(' ')
        .filter((name) => name.startsWith('patient/')),
    ).toEqual(wanted.slice(0, 2));
    const statusOf = async (type: string) =>
      (await read(`${trial.fhirOf('hill')}/${type}?patient=hill-ada`, String(body['access_token']))).status;
    expect([await statusOf('Observation'), await statusOf('Condition')]).toEqual([200, 403]);
  });

  test('grants less than asked where its administrator withholds a type', async () => {
    await withholdTypes(trial.exchange.origins.ehr, 'Flag');
    const wanted = 'launch openid patient/Observation.rs patient/Flag.rs';
    const [some, all] = [await launchTokens('tributary', wanted), await launchTokens('tributary', 'launch openid patient/*.rs')];
    await withholdTypes(trial.exchange.origins.ehr);
    const scopesOf = ({ body }: typeof some) =>
      String(body['scope'])
        .split(' ')
        .filter((name) => name.startsWith('patient/'));
    expect([scopesOf(some), scopesOf(all)]).toEqual([['patient/Observation.rs'], []]);
    expect((await read(`${trial.fhirOf('hill')}/Flag?patient=hill-ada`, String(some.body['access_token']))).status).toBe(403);
    expect(scopesOf(await launchTokens('tributary', wanted))).toEqual(['patient/Observation.rs', 'patient/Flag.rs']);
  });

  test('a public client is let in with PKCE alone', async () => {
    expect(await launchTokens('tributary-public')).toMatchObject({ status: 200, body: { patient: 'hill-ada' } });
  });

  test('lifetimes can be changed while it runs', async () => {
    await setLifetimes(trial.exchange.origins.ehr, { accessTokenSeconds: 7 });
    expect((await launchTokens()).body['expires_in']).toBe(7);
    await setLifetimes(trial.exchange.origins.ehr, { accessTokenSeconds: 600 });
  });

  test.each([
    ['without PKCE', {}, 'hill-ada', 'invalid_request'],
    ['with a plain challenge', { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }, 'hill-ada', 'invalid_request'],
    ['for another server', { aud: 'http://127.0.0.1:1/fhir' }, 'hill-ada', 'invalid_request'],
    ['that the record system refuses', {}, 'hill-ada?refuse', 'access_denied'],
    ['that has expired', {}, 'hill-ada?expired', 'invalid_request'],
  ])('a launch %s goes back with an error', async (name, parameters, path, error) => {
    const launch = (await openFromEhr(path)).get('launch') ?? '';
    const proof: Record<string, string> =
      name === 'without PKCE' ? {} : { code_challenge: pkce().challenge, code_challenge_method: 'S256' };
    const callback = await follow(authorizeUrl({ launch, ...proof, ...parameters }), trial.viewer.origin);
    expect([callback.searchParams.get('error'), callback.searchParams.get('code')]).toEqual([error, null]);
  });

  test('standalone, the reader signs in and chooses the patient', async () => {
    const { verifier, challenge } = pkce();
    const jar = new Map<string, string>();
    const standalone = authorizeUrl({
      scope: scope.replace('launch', 'launch/patient'),
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const picker = await follow(standalone, `${trial.exchange.origins.ehr}/interaction/`, jar);
    expect(await (await visit(picker.href, jar)).text()).toContain('QUÁYE, Zoë');
    const chosen = await visit(picker.href, jar, { user: 'dr-hill', patient: 'hill-zoe' });
    const callback = await follow(chosen.headers.get('location') ?? '', trial.viewer.origin, jar);
    const form = {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${trial.viewer.origin}/callback/city-ehr`,
      code_verifier: verifier,
    };
    expect(await tokenRequest(trial.ehrTokenUrl, { ...form, ...(await trial.viewer.assertion(trial.ehrTokenUrl)) })).toMatchObject({
      status: 200,
      body: { patient: 'hill-zoe' },
    });
  });
});
