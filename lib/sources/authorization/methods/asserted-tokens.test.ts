import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberOptions } from '#/lib/config/schema/schema.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import { user, viewer } from '#/lib/sources/testing/fake-record.ts';
import { clientKeys, tokenService } from '#/lib/sources/testing/token-service.ts';
import { openAuthorization } from './registry.ts';
import type { Authorization } from '#/lib/sources/authorization/authorization-method.ts';

const service = await tokenService();
const { publicKey, key } = await clientKeys();
afterAll(service.close);

const npi = 'urn:oid:2.16.840.1.113883.4.6';
const names = {
  organisations: { hill: 'https://directory.example/Organization/hill' },
  roles: { clinician: { system: 'urn:oid:2.16.840.1.113883.6.101', code: '207P00000X', display: 'Emergency Medicine' } },
  people: npi,
  homeCommunity: 'urn:oid:1.2.3.4',
};
const client = { id: 'us', key };
const udap = { kind: 'udap', tokenUrl: service.url, client, certificates: ['MIIB', 'MIIC'], names };
const iua = { kind: 'iua', tokenUrl: service.url, client, names };
const exchange = { kind: 'token-exchange', tokenUrl: service.url, client, issuer: viewer.issuer, scope: 'urn:nhsd:pds' };

/** A source of its own for each test: the tokens of one are never those of another. */
let source = { id: 's0', url: 'https://s0.example/fhir' };
let count = 0;
beforeEach(() => {
  count += 1;
  source = { id: `s${count}`, url: `https://s${count}.example/fhir` };
});

const opened = (member: MemberOptions, as: RequestingUser = user): Authorization | undefined =>
  openAuthorization([member], { source, user: as, signal: new AbortController().signal });

async function assertion(member: MemberOptions, as?: RequestingUser) {
  await opened(member, as)?.headers();
  const form = service.asked.at(-1) ?? new URLSearchParams();
  const { payload } = await jwtVerify(form.get('client_assertion') ?? '', publicKey, {
    audience: service.url,
    issuer: 'us',
    subject: 'us',
  });
  return {
    form: Object.fromEntries(form),
    header: decodeProtectedHeader(form.get('client_assertion') ?? ''),
    extensions: payload['extensions'],
  };
}

describe('UDAP', () => {
  test('the assertion names the user, their role, organisation and purpose, and carries its certificates', async () => {
    const { form, header, extensions } = await assertion(udap);
    expect(form).toMatchObject({ grant_type: 'client_credentials', udap: '1', resource: source.url });
    expect(header).toMatchObject({ x5c: ['MIIB', 'MIIC'], alg: 'ES384' });
    expect(extensions).toEqual({
      'hl7-b2b': {
        version: '1',
        subject_name: 'Dr One',
        subject_id: `${npi}#dr-one`,
        subject_role: 'urn:oid:2.16.840.1.113883.6.101#207P00000X',
        organization_name: 'Hill',
        organization_id: 'https://directory.example/Organization/hill',
        purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
      },
    });
  });

  test('a community with its own codes for purposes gets those', async () => {
    const tefca = 'urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-TRTMNT';
    const { extensions } = await assertion({ ...udap, purposes: { TREAT: tefca } });
    expect(extensions).toMatchObject({ 'hl7-b2b': { purpose_of_use: [tefca] } });
  });

  test('a role without a code is left out, and never guessed', async () => {
    const { extensions } = await assertion(udap, { ...user, viewer: { ...viewer, role: 'pharmacist' } });
    expect(extensions).not.toHaveProperty(['hl7-b2b', 'subject_role']);
  });
});

test('IUA says the same in its own words, and asks for a JWT', async () => {
  const { form, extensions } = await assertion(iua, { ...user, purpose: 'ETREAT' });
  expect(form).toMatchObject({ grant_type: 'client_credentials', requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' });
  expect(extensions).toEqual({
    ihe_iua: {
      subject_name: 'Dr One',
      subject_organization: 'Hill',
      subject_organization_id: 'https://directory.example/Organization/hill',
      subject_role: [names.roles.clinician],
      purpose_of_use: [{ system: 'urn:oid:2.16.840.1.113883.5.8', code: 'ETREAT' }],
      home_community_id: 'urn:oid:1.2.3.4',
      national_provider_identifier: 'dr-one',
    },
  });
});

describe('token exchange', () => {
  const login = { accessToken: 'login-token', idToken: 'id.token.signed' };

  test.each([
    [{}, 'id.token.signed', 'urn:ietf:params:oauth:token-type:id_token'],
    [{ subject: 'access-token' }, 'login-token', 'urn:ietf:params:oauth:token-type:access_token'],
  ])('the user’s own token for one of the source: %j', async (more, subject, type) => {
    const { form } = await assertion({ ...exchange, ...more }, { ...user, login });
    expect(form).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: subject,
      subject_token_type: type,
      scope: 'urn:nhsd:pds',
    });
  });

  test('after a sign-out nothing that was had for it is used again', async () => {
    const before = await opened(exchange, { ...user, login })?.headers();
    expect(await opened(exchange, { ...user, login })?.headers()).toEqual(before);
    expect(await opened(exchange, { ...user, login: { ...login, idToken: 'id.token.anew' } })?.headers()).not.toEqual(before);
  });

  test.each<[string, RequestingUser]>([
    ['without a login', user],
    ['without an id_token', { ...user, login: { accessToken: 'login-token' } }],
    ['signed in elsewhere', { ...user, login, viewer: { ...viewer, issuer: 'https://other.example' } }],
  ])('is not for a user %s, and sends nothing', (_, as) => {
    const before = service.asked.length;
    expect(opened(exchange, as)).toBeUndefined();
    expect(service.asked).toHaveLength(before);
  });
});

describe.each([udap, iua])('$kind', (member) => {
  test('is not for an organisation that the network does not know: nobody is asserted under a made-up name', () => {
    expect(opened(member, { ...user, viewer: { ...viewer, organisation: 'constructor' } })).toBeUndefined();
  });

  test.each<[string, RequestingUser]>([
    ['user', { ...user, viewer: { ...viewer, subject: 'dr-two' } }],
    ['role', { ...user, viewer: { ...viewer, role: 'pharmacist' } }],
    ['purpose', { ...user, purpose: 'ETREAT' }],
  ])('a token is for one %s alone', async (_, other) => {
    expect(await opened(member)?.headers()).not.toEqual(await opened(member, other)?.headers());
    expect(await opened(member)?.headers()).toEqual(await opened(member)?.headers());
  });
});
