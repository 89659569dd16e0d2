import { UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import { user, viewer } from '#/lib/sources/testing/fake-record.ts';
import { openAuthorization } from './registry.ts';

const source = { id: 'gp', url: 'https://ssp.example/gp.example/STU3/1/gpconnect' };
const member = {
  kind: 'gp-connect-jwt',
  to: '918999198993',
  from: { hill: '200000000115' },
  issuer: 'https://viewer.example',
  device: { system: 'https://viewer.example/devices', value: 'tributary', model: 'Tributary', version: '1.0' },
  names: {
    organisations: { hill: 'Z9RS1' },
    roles: { clinician: { system: 'urn:roles', code: '555021' } },
    people: 'https://viewer.example/people',
  },
};
const opened = (as: RequestingUser = user) => openAuthorization([member], { source, user: as, signal: new AbortController().signal });

async function claimsOf(as: RequestingUser = user) {
  const headers = await opened(as)?.headers();
  const token = headers?.['Authorization']?.replace('Bearer ', '') ?? '';
  return { token, headers, claims: UnsecuredJWT.decode<Record<string, unknown>>(token).payload };
}

describe('GP Connect', () => {
  test('names the practitioner, organisation and device; unsigned, for five minutes', async () => {
    const { token, claims } = await claimsOf({ ...user, viewer: { ...viewer, name: 'Dr Helen May Ward' } });
    expect(token.endsWith('.'), 'an empty signature, the dot kept').toBe(true);
    expect(claims).toMatchObject({
      iss: 'https://viewer.example',
      sub: 'dr-one',
      aud: source.url,
      reason_for_request: 'directcare',
      requested_scope: 'patient/*.read conf/N',
      requesting_device: { resourceType: 'Device', model: 'Tributary' },
      requesting_organization: { name: 'Hill', identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z9RS1' }] },
      requesting_practitioner: {
        id: 'dr-one',
        name: [{ family: 'Ward', given: ['Helen', 'May'], prefix: ['Dr'] }],
        identifier: [
          { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
          { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '555021' },
          { system: 'https://viewer.example/people', value: 'dr-one' },
        ],
      },
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  });

  test('Spine is told from whom to whom, and each request has a trace of its own', async () => {
    const [one, two] = [await claimsOf(), await claimsOf()];
    expect(one.headers).toMatchObject({ 'Ssp-From': '200000000115', 'Ssp-To': '918999198993' });
    expect(one.headers?.['Ssp-TraceID']).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers?.['Ssp-TraceID']).not.toBe(two.headers?.['Ssp-TraceID']);
  });

  test.each<[string, RequestingUser]>([
    ['an organisation without an ASID of its own', { ...user, viewer: { ...viewer, organisation: 'vale' } }],
    ['breaking the glass', { ...user, purpose: 'BTG' }],
  ])('is not for %s', (_, as) => expect(opened(as)).toBeUndefined());

  test.each([
    ['Cher', { family: 'Cher' }],
    ['Dr', { family: 'Dr' }],
    ['  Ms  Ada   Vance ', { family: 'Vance', given: ['Ada'], prefix: ['Ms'] }],
  ])('a name of one line, %j, in parts', async (name, parts) => {
    const { claims } = await claimsOf({ ...user, viewer: { ...viewer, name } });
    expect(claims).toHaveProperty('requesting_practitioner.name', [parts]);
  });
});

describe('headers by agreement', () => {
  const given = { kind: 'static-headers', headers: { 'X-Api-Key': 'secret' } };
  test('are sent as they are', async () => {
    const authorization = openAuthorization([given], { source, user, signal: new AbortController().signal });
    expect(await authorization?.headers()).toEqual({ 'X-Api-Key': 'secret' });
    expect(authorization?.renew(given.headers)).toBe(false);
  });

  test.each([
    ['Host', 'x'],
    ['cookie', 'x'],
    ['bad name', 'x'],
    ['X-Api-Key', 'a\r\nX: b'],
  ])('%s: %j is refused at the start', (name, value) => {
    const open = () =>
      openAuthorization([{ kind: 'static-headers', headers: { [name]: value } }], { source, user, signal: new AbortController().signal });
    expect(open).toThrow();
  });
});
