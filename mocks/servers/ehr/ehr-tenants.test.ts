import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { federalNetwork } from '#/mocks/networks/federal/federal.ts';
import { follow, pkce, tokenRequest } from '#/mocks/servers/testing/client.ts';
import { read, startTrialExchange, type TrialExchange } from '#/mocks/servers/testing/exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange(federalNetwork);
});
afterAll(() => trial.stop());

const baseOf = (tenant: string): string => `${trial.exchange.origins.ehr}/fhir/${tenant}`;

/** Her record is opened by one provider's clinician, and the viewer asks for a token for `aud`. */
async function launched(user: string, patient: string, signIn: string, aud: string) {
  const headers = { cookie: `ehr_user=${user}` };
  const opened = await fetch(`${trial.exchange.origins.ehr}/open/${patient}`, { redirect: 'manual', headers });
  const launch = new URL(opened.headers.get('location') ?? '').searchParams;
  const { verifier, challenge } = pkce();
  const redirect_uri = `${trial.viewer.origin}/callback/${signIn}`;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'tributary',
    redirect_uri,
    scope: 'launch openid fhirUser patient/*.rs user/PractitionerRole.rs',
    state: 's',
    nonce: 'n',
    aud,
    launch: launch.get('launch') ?? '',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const callback = await follow(`${trial.exchange.origins.ehr}/oauth/auth?${query}`, trial.viewer.origin);
  return { iss: launch.get('iss'), callback, redirect_uri, verifier };
}

async function tokensOf({ callback, redirect_uri, verifier }: Awaited<ReturnType<typeof launched>>) {
  const form = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '', redirect_uri, code_verifier: verifier };
  return (await tokenRequest(trial.ehrTokenUrl, { ...form, ...(await trial.viewer.assertion(trial.ehrTokenUrl)) })).body;
}

const statusAt = async (tenant: string, path: string, token: unknown): Promise<number> =>
  (await read(`${baseOf(tenant)}/${path}`, String(token))).status;

describe('one record system of four organisations', () => {
  test('each launches with its own base, and the token is worth nothing at the others', async () => {
    const launch = await launched('vh-reyes', 'vh-ferrer', 'veterans', baseOf('veterans'));
    expect(launch.iss).toBe(baseOf('veterans'));
    const tokens = await tokensOf(launch);
    expect(tokens).toMatchObject({ patient: 'vh-ferrer' });
    expect(decodeJwt(String(tokens['id_token']))['fhirUser']).toBe(`${baseOf('veterans')}/Practitioner/vh-reyes`);
    const token = tokens['access_token'];
    expect([await statusAt('veterans', 'Patient/vh-ferrer', token), await statusAt('military', 'Patient/mh-ferrer', token)]).toEqual([
      200, 401,
    ]);
  });

  test('a launch of one organisation is refused for the base of another', async () => {
    const { callback } = await launched('vh-reyes', 'vh-ferrer', 'veterans', baseOf('military'));
    expect([callback.searchParams.get('error'), callback.searchParams.get('code')]).toEqual(['invalid_request', null]);
  });

  test('its own token service gives a backend a token for one base', async () => {
    const form = { grant_type: 'client_credentials', resource: baseOf('coast-guard'), scope: 'system/*.rs' };
    const { body } = await tokenRequest(trial.ehrTokenUrl, { ...form, ...(await trial.viewer.assertion(trial.ehrTokenUrl)) });
    const token = body['access_token'];
    expect([
      await statusAt('coast-guard', 'Patient/cg-ferrer', token),
      await statusAt('coast-guard', 'Patient/cg-whitfield', token),
      await statusAt('rangers', 'Patient/rc-ferrer', token),
    ]).toEqual([200, 404, 401]);
  });
});
