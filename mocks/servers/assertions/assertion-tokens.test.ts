import { describe, expect, test } from 'vitest';
import {
  askIua,
  askUdap,
  b2b,
  client,
  foreign,
  inSeconds,
  iua,
  locator,
  other,
  reyes,
  udap,
  unknown,
  type Change,
} from './testing/assertions.ts';

const refusedAs = (error: string) => ({ status: 400, body: { error } });

/** Assertions that are refused whichever way the user is named. */
const refusedByBoth: readonly (readonly [string, Change, string])[] = [
  ['another issuer', { claims: { iss: 'somebody' } }, 'invalid_client'],
  ['another subject', { claims: { sub: 'somebody' } }, 'invalid_client'],
  ['another audience', { claims: { aud: 'https://elsewhere.example/token' } }, 'invalid_client'],
  ['an assertion that has ended', { claims: { iat: inSeconds(-200), exp: inSeconds(-1) } }, 'invalid_client'],
  ['an assertion of six minutes', { claims: { exp: inSeconds(360) } }, 'invalid_client'],
  ['an assertion from the future', { claims: { iat: inSeconds(300), exp: inSeconds(360) } }, 'invalid_client'],
  ['no `typ`', { typ: undefined }, 'invalid_client'],
  ['another `typ`', { typ: 'at+jwt' }, 'invalid_client'],
  ['no jti', { claims: { jti: undefined } }, 'invalid_client'],
  ['no extension', { claims: { extensions: {} } }, 'invalid_grant'],
  ['another name', { names: { subject_name: 'Dr Nobody' } }, 'invalid_grant'],
  ['no name', { names: { subject_name: undefined } }, 'invalid_grant'],
  ['no role', { names: { subject_role: undefined } }, 'invalid_grant'],
  ['no purpose', { names: { purpose_of_use: [] } }, 'invalid_grant'],
  ['another assertion type', { form: { client_assertion_type: 'urn:example' } }, 'invalid_client'],
  ['no assertion', { form: { client_assertion: undefined } }, 'invalid_client'],
  ['another grant', { form: { grant_type: 'authorization_code' } }, 'unsupported_grant_type'],
  ['a server elsewhere', { form: { resource: 'https://elsewhere.example/fhir' } }, 'invalid_target'],
  ['a right to write', { form: { scope: 'system/*.cruds' } }, 'invalid_scope'],
  ['an Authorization header', { headers: { authorization: 'Basic dTpw' } }, 'invalid_request'],
];

describe('UDAP', () => {
  test('who is named wholly, with a certificate of the community, gets a token for one server', async () => {
    const { status, body } = await askUdap({});
    expect([status, body]).toMatchObject([200, { token_type: 'Bearer', expires_in: 300 }]);
    const token = String(Reflect.get(Object(body), 'access_token'));
    expect(await udap.tokens(locator)(token)).toEqual({ scope: 'system/*.rs' });
    expect(await udap.tokens('http://127.0.0.1:4012/members/org-00001/fhir')(token)).toBeUndefined();
    expect(await iua.tokens(locator)(token)).toBeUndefined();
  });

  test.each<readonly [string, Change, string]>([
    ...refusedByBoth,
    ['no certificates', { x5c: undefined }, 'invalid_client'],
    ['a chain that does not end at the root', { x5c: client.certificates.slice(0, 1) }, 'invalid_client'],
    ['certificates of another community', { by: foreign }, 'invalid_client'],
    ['the certificate of another client', { by: other }, 'invalid_client'],
    ['certificates that are not of the key', { by: other, x5c: client.certificates }, 'invalid_client'],
    ['certificates that cannot be read', { x5c: ['MIIB'] }, 'invalid_client'],
    ['another version', { names: { version: '2' } }, 'invalid_grant'],
    ['someone unknown', { names: { subject_id: `${reyes.subject.system}#vh-lund` } }, 'invalid_grant'],
    ['another role', { names: { subject_role: `${reyes.role.system}#163W00000X` } }, 'invalid_grant'],
    ['another provider', { names: { organization_id: 'urn:oid:2.16.840.1.113883.19.41.1' } }, 'invalid_grant'],
    ['two purposes', { names: { purpose_of_use: [...b2b.purpose_of_use, ...b2b.purpose_of_use] } }, 'invalid_grant'],
    ['payment', { names: { purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#HPAYMT'] } }, 'invalid_grant'],
    ['a form without udap', { form: { udap: undefined } }, 'invalid_request'],
  ])('%s: no token', async (_, change, error) => expect(await askUdap(change)).toMatchObject(refusedAs(error)));

  test('an assertion is good once', async () => {
    const again = { claims: { jti: 'once' } };
    expect(await askUdap(again)).toMatchObject({ status: 200 });
    expect(await askUdap(again)).toMatchObject(refusedAs('invalid_client'));
  });
});

describe('IUA', () => {
  test('who is named wholly, by a published key, gets a token', async () => {
    expect(await askIua({})).toMatchObject({ status: 200 });
  });

  test.each<readonly [string, Change, string]>([
    ...refusedByBoth,
    ['a key that is not published', { key: unknown.privateKey }, 'invalid_client'],
    ['someone unknown', { names: { person_id: `${reyes.subject.system}#vh-lund` } }, 'invalid_grant'],
    ['another role', { names: { subject_role: [{ system: reyes.role.system, code: '163W00000X' }] } }, 'invalid_grant'],
    ['another provider', { names: { subject_organization_id: 'urn:oid:2.16.840.1.113883.19.41.1' } }, 'invalid_grant'],
    ['another community', { names: { home_community_id: 'urn:oid:1.2.3' } }, 'invalid_grant'],
    ['payment', { names: { purpose_of_use: [{ system: 'urn:oid:2.16.840.1.113883.5.8', code: 'HPAYMT' }] } }, 'invalid_grant'],
    ['UDAP’s extension', { claims: { extensions: { 'hl7-b2b': b2b } } }, 'invalid_grant'],
    ['a form without the kind of token', { form: { requested_token_type: undefined } }, 'invalid_request'],
  ])('%s: no token', async (_, change, error) => expect(await askIua(change)).toMatchObject(refusedAs(error)));
});

test('what it was shown can be read, and how often the token was used', async () => {
  const act = (action: string) => iua.actions.get(action)?.(new Request(locator));
  await act('DELETE /__assertions');
  const { body } = await askIua({ claims: { jti: 'shown' } });
  await askIua({ claims: { jti: 'shown' } });
  await iua.tokens(locator)(String(Reflect.get(Object(body), 'access_token')));
  const read = async (): Promise<unknown> => (await act('GET /__assertions'))?.json();
  expect(await read()).toMatchObject([
    { resource: locator, outcome: 'granted', extensions: { ihe_iua: { subject_name: 'Dr Carla Reyes' } }, uses: 1 },
    { outcome: 'invalid_client', uses: 0 },
  ]);
  await act('DELETE /__assertions');
  expect(await read()).toEqual([]);
});
