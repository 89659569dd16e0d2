import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setAuthentication } from '#/mocks/servers/faults/faults.ts';
import { follow, pkce, tokenRequest, visit } from '#/mocks/servers/testing/client.ts';
import { read, startTrialExchange, type TrialExchange } from '#/mocks/servers/testing/exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange();
});
afterAll(() => trial.stop());

/** Signs Dr Hill in, and returns what the token endpoint answers. */
async function signedIn(): Promise<Readonly<Record<string, unknown>>> {
  const { verifier, challenge } = pkce();
  const jar = new Map<string, string>();
  const redirect_uri = `${trial.viewer.origin}/callback/staff`;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'tributary',
    redirect_uri,
    scope: 'openid profile',
    state: 's',
    nonce: 'n',
    acr_values: 'AAL3_ANY',
    max_age: '43200',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const people = await follow(
    `${trial.exchange.origins.identityProvider}/auth?${query}`,
    `${trial.exchange.origins.identityProvider}/interaction/`,
    jar,
  );
  const chosen = await visit(people.href, jar, { user: 'dr-hill' });
  const callback = await follow(chosen.headers.get('location') ?? '', trial.viewer.origin, jar);
  const form = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '', redirect_uri, code_verifier: verifier };
  const { body } = await tokenRequest(trial.tokenUrl, { ...form, ...(await trial.viewer.assertion(trial.tokenUrl)) });
  return body;
}

describe('the identity provider', () => {
  test('signs people in with their role and organisation', async () => {
    const body = await signedIn();
    const { sub, nonce, name, nhs_role } = decodeJwt(String(body['id_token']));
    expect([sub, nonce, name, nhs_role]).toEqual(['dr-hill', 'n', undefined, undefined]);
    const userInfo = await fetch(`${trial.exchange.origins.identityProvider}/me`, {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    });
    expect(await userInfo.json()).toMatchObject({ sub: 'dr-hill', name: 'Dr Ann Hill', nhs_role: 'doctor', ods_code: 'Z0HH0' });
    expect(body['refresh_token']).toEqual(expect.any(String));
  });

  test.each([
    [{}, 'AAL3_ANY', ['N3_SMARTCARD'], 0],
    [{ acr: 'AAL2_TOTP', amr: ['pwd', 'otp'] }, 'AAL2_TOTP', ['pwd', 'otp'], 0],
    [{ amr: ['pwd'] }, undefined, ['pwd'], 0],
    [{ acr: 'AAL3_ANY', secondsAgo: 50_000 }, 'AAL3_ANY', undefined, 50_000],
  ])('states how and when they were authenticated: %j', async (authentication, acr, amr, secondsAgo) => {
    await setAuthentication(trial.exchange.origins.identityProvider, authentication);
    const claims = decodeJwt(String((await signedIn())['id_token']));
    await setAuthentication(trial.exchange.origins.identityProvider);
    expect([claims['acr'], claims['amr']]).toEqual([acr, amr]);
    expect(Math.abs(Date.now() / 1_000 - secondsAgo - Number(claims['auth_time']))).toBeLessThan(30);
  });

  test('ends a session without asking again, and goes back to the viewer', async () => {
    const jar = new Map<string, string>();
    const query = new URLSearchParams({ client_id: 'tributary', post_logout_redirect_uri: `${trial.viewer.origin}/` });
    const form = await (await visit(`${trial.exchange.origins.identityProvider}/session/end?${query}`, jar)).text();
    const [, action] = /action="([^"]+)"/.exec(form) ?? [];
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(form) ?? [];
    const ended = await visit(action ?? '', jar, { xsrf: xsrf ?? '', logout: 'yes' });
    expect([ended.status, ended.headers.get('location')]).toEqual([303, `${trial.viewer.origin}/`]);
  });

  test('issues a token for one server, which no other server takes', async () => {
    const token = await trial.networkToken(trial.fhirOf('vale'));
    expect(decodeJwt(token)).toMatchObject({
      iss: trial.exchange.origins.identityProvider,
      aud: trial.fhirOf('vale'),
      client_id: 'tributary',
      scope: 'system/*.rs',
    });
    const statuses = await Promise.all(
      ['vale', 'hill'].map(async (source) => (await read(`${trial.fhirOf(source)}/Patient/${source}-ada`, token)).status),
    );
    expect(statuses).toEqual([200, 401]);
  });

  test('adds an id_token and other members that nobody asked for, which a client ignores (RFC 6749 §5.1)', async () => {
    const form = { grant_type: 'client_credentials', resource: trial.fhirOf('vale'), scope: 'system/*.rs' };
    const { body } = await tokenRequest(trial.tokenUrl, { ...form, ...(await trial.viewer.assertion(trial.tokenUrl)) });
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ iss: trial.exchange.origins.identityProvider, sub: 'tributary' });
    expect(body).toMatchObject({ 'not-before-policy': 0 });
  });

  test('refuses a client without its key, and a resource that is not of this exchange', async () => {
    const bare = await tokenRequest(trial.tokenUrl, {
      grant_type: 'client_credentials',
      client_id: 'tributary',
      resource: trial.fhirOf('vale'),
    });
    expect(bare).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const foreign = await tokenRequest(trial.tokenUrl, {
      grant_type: 'client_credentials',
      resource: 'https://elsewhere.example/fhir',
      scope: 'system/*.rs',
      ...(await trial.viewer.assertion(trial.tokenUrl)),
    });
    expect(foreign).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
  });
});
