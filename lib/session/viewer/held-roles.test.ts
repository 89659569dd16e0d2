import { beforeEach, describe, expect, test } from 'vitest';
import { parseReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { ehrBase } from '#/lib/session/testing/config.ts';
import { readHeldRoles, type Read } from './held-roles.ts';

const server = { at: new Date('2026-11-21T14:02:00Z'), base: ehrBase, aliases: ['http://inside.city.local/fhir'] };
const other = 'https://ehr.other.example/fhir';

let paths: string[] = [];
beforeEach(() => {
  paths = [];
});

const answering =
  (resource: unknown): Read =>
  async (path) => {
    paths.push(path);
    return { status: 200, resource };
  };

const literal = (text: string): LiteralReference => {
  const reference = parseReference(text);
  if (reference?.kind !== 'literal') throw new Error(`${text} is no reference.`);
  return reference;
};

const role = (more: object = {}) => ({
  resourceType: 'PractitionerRole',
  id: 'r1',
  practitioner: { reference: 'Practitioner/ode' },
  code: [{ coding: [{ code: 'doctor' }] }],
  ...more,
});
const ofPractitioner = (reference: unknown) => role({ practitioner: { reference } });

async function found(resource: object, fullUrl?: string): Promise<number> {
  const entry = [{ ...(fullUrl !== undefined && { fullUrl }), resource, search: { mode: 'match' } }];
  const held = await readHeldRoles(literal('Practitioner/ode'), server, answering({ resourceType: 'Bundle', type: 'searchset', entry }));
  return held.resources.length;
}

describe('H08 roles that a search for the user’s own finds', () => {
  test.each<[string, object, string | undefined, number]>([
    ['relative', role(), undefined, 1],
    ['absolute', ofPractitioner(`${ehrBase}/Practitioner/ode`), undefined, 1],
    ['absolute, host in capitals and default port', ofPractitioner('https://EHR.city.example:443/fhir/Practitioner/ode'), undefined, 1],
    ['absolute by an alias', ofPractitioner('http://inside.city.local/fhir/Practitioner/ode'), undefined, 1],
    ['one version', ofPractitioner('Practitioner/ode/_history/3'), undefined, 1],
    ['an absolute version', ofPractitioner(`${ehrBase}/Practitioner/ode/_history/3`), undefined, 1],
    ['an escaped id', ofPractitioner('Practitioner/%6Fde'), undefined, 1],
    ['relative, in an entry of this server', role(), `${ehrBase}/PractitionerRole/r1`, 1],
    ['relative, in an entry by an alias', role(), 'http://inside.city.local/fhir/PractitionerRole/r1', 1],
    ['relative, in an entry with a urn', role(), 'urn:uuid:0b6a3c52-6a5e-4f0c-9f1e-2f4c0e6d1a77', 1],
    ['active', role({ active: true }), undefined, 1],
    ['another server’s practitioner of that id', ofPractitioner(`${other}/Practitioner/ode`), undefined, 0],
    ['another server’s, of one version', ofPractitioner(`${other}/Practitioner/ode/_history/1`), undefined, 0],
    ['another path of this host', ofPractitioner('https://ehr.city.example/other/Practitioner/ode'), undefined, 0],
    ['a path that leads out of the base', ofPractitioner(`${ehrBase}/../other/Practitioner/ode`), undefined, 0],
    ['a host that begins alike', ofPractitioner('https://ehr.city.example.evil.example/fhir/Practitioner/ode'), undefined, 0],
    ['a host that ends alike', ofPractitioner('https://evil-ehr.city.example/fhir/Practitioner/ode'), undefined, 0],
    ['the base in a query', ofPractitioner(`https://evil.example/?${ehrBase}/Practitioner/ode`), undefined, 0],
    ['the base as user-info', ofPractitioner('https://ehr.city.example@evil.example/fhir/Practitioner/ode'), undefined, 0],
    ['http for https', ofPractitioner('http://ehr.city.example/fhir/Practitioner/ode'), undefined, 0],
    ['another port', ofPractitioner('https://ehr.city.example:8443/fhir/Practitioner/ode'), undefined, 0],
    ['without a scheme', ofPractitioner('//ehr.city.example/fhir/Practitioner/ode'), undefined, 0],
    ['relative to the host', ofPractitioner('/fhir/Practitioner/ode'), undefined, 0],
    ['relative, in another server’s entry', role(), `${other}/PractitionerRole/r1`, 0],
    ['another practitioner', ofPractitioner('Practitioner/ward'), undefined, 0],
    ['an id that ends alike', ofPractitioner('Practitioner/x-ode'), undefined, 0],
    ['an id in capitals', ofPractitioner('Practitioner/ODE'), undefined, 0],
    ['another type of that id', ofPractitioner('Patient/ode'), undefined, 0],
    [
      'a contained practitioner',
      role({ contained: [{ resourceType: 'Practitioner', id: 'ode' }], practitioner: { reference: '#ode' } }),
      undefined,
      0,
    ],
    ['a urn', ofPractitioner('urn:uuid:0b6a3c52-6a5e-4f0c-9f1e-2f4c0e6d1a77'), undefined, 0],
    ['an identifier alone', role({ practitioner: { identifier: { value: 'ode' } } }), undefined, 0],
    ['nobody', role({ practitioner: undefined }), undefined, 0],
    ['an empty reference', ofPractitioner(''), undefined, 0],
    ['inactive', role({ active: false }), undefined, 0],
    ['another resource', { ...role(), resourceType: 'Practitioner' }, undefined, 0],
  ])('%s → %s', async (_, resource, fullUrl, count) => expect(await found(resource, fullUrl)).toBe(count));
});

describe('H08 a role holds for its period only', () => {
  test.each<[string, object, number]>([
    ['none', {}, 1],
    ['begun', { start: '2020-01-01' }, 1],
    ['ends later', { end: '2026-12-31' }, 1],
    ['ends today', { end: '2026-11-21' }, 1],
    ['ends this month', { end: '2026-11' }, 1],
    ['ends this year', { end: '2026' }, 1],
    ['begins today', { start: '2026-11-21' }, 1],
    ['over', { end: '2026-11-19' }, 0],
    ['over by an hour', { end: '2026-11-21T13:00:00Z' }, 0],
    ['over last month', { start: '2020', end: '2026-10' }, 0],
    ['not begun', { start: '2026-12-01' }, 0],
    ['not begun by an hour', { start: '2026-11-21T15:30:00Z' }, 0],
    ['an end that no calendar has', { end: '2026-13-40' }, 0],
    ['an end in words', { end: 'soon' }, 0],
    ['a start that cannot be read', { start: '21/11/2026' }, 0],
  ])('%s → %s', async (_, period, count) => expect(await found(role({ period }))).toBe(count));
});

describe('H08 the role that fhirUser names', () => {
  test.each<[string, object, number]>([
    ['of a practitioner here', role(), 1],
    ['of a practitioner by an identifier', role({ practitioner: { identifier: { value: '7' } } }), 1],
    ['another role than was asked for', role({ id: 'r2' }), 0],
    ['without an id', role({ id: undefined }), 0],
    ['inactive', role({ active: false }), 0],
    ['over', role({ period: { end: '2025' } }), 0],
    ['of nobody', role({ practitioner: undefined }), 0],
    ['of another server’s practitioner', ofPractitioner(`${other}/Practitioner/ode`), 0],
    ['of a patient', ofPractitioner('Patient/ode'), 0],
    ['another resource', { resourceType: 'Practitioner', id: 'r1' }, 0],
  ])('%s → %s', async (_, resource, count) => {
    const held = await readHeldRoles(literal('PractitionerRole/r1'), server, answering(resource));
    expect([held.resources.length, paths]).toEqual([count, ['PractitionerRole/r1']]);
  });
});
