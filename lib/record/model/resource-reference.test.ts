import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatReference,
  isResourceId,
  longestResourceId,
  parseReference,
  referencedType,
  resourcePath,
  typeAndIdOf,
  type ResourceReference,
} from './resource-reference.ts';

test.each([
  '7',
  'med_1',
  'a:b',
  'a,b',
  'urn:uuid:1',
  'a;b',
  'a@b',
  'a~b',
  '1.2.3',
  '.x',
  '...',
  '患者1',
  'a%b',
  'x'.repeat(longestResourceId),
])('%j is an id', (id) => expect(isResourceId(id)).toBe(true));

test.each([
  '',
  '.',
  '..',
  '..;x',
  '.;',
  '../Patient',
  'a/b',
  String.raw`a\b`,
  'a?b',
  'a#b',
  'a|b',
  'a b',
  'a\u00A0b',
  'a\nb',
  'a\u0000b',
  'a\u202Eb',
  'a\u200Bb',
  '\uD800',
  '~1x',
  'a%2Fb',
  '%2e%2e',
  'x'.repeat(longestResourceId + 1),
  7,
  null,
  undefined,
  {},
])('H02 %j is no id', (id) => expect(isResourceId(id)).toBe(false));

const literal = (type: string, id: string, more: object = {}) => ({ kind: 'literal', base: '', type, id, ...more });

describe('the ways in which a resource is pointed to', () => {
  test.each<[string, object | undefined]>([
    ['Patient/7', literal('Patient', '7')],
    ['Medication/med_1', literal('Medication', 'med_1')],
    ['Medication/a%3Ab', literal('Medication', 'a:b')],
    ['Patient/7/_history/3', literal('Patient', '7', { version: '3' })],
    ['/Patient/7', literal('Patient', '7', { base: '/' })],
    ['https://ehr.example/fhir/Patient/7', literal('Patient', '7', { base: 'https://ehr.example/fhir/' })],
    ['https://ehr.example/Patient/Patient/7/_history/a', literal('Patient', '7', { base: 'https://ehr.example/Patient/', version: 'a' })],
    ['urn:uuid:0c3151bd', { kind: 'urn', scheme: 'urn:uuid:', id: '0c3151bd' }],
    ['urn:oid:1.2.3', { kind: 'urn', scheme: 'urn:oid:', id: '1.2.3' }],
    ['#med1', { kind: 'contained', id: 'med1' }],
    ['#', { kind: 'contained', id: '' }],
    ['', undefined],
    ['7', undefined],
    ['Patient', undefined],
    ['Patient/', undefined],
    ['Patient/7/', undefined],
    ['patient/7', undefined],
    ['Patient?identifier=a|b', undefined],
    ['Observation?patient=Patient/7', undefined],
    ['http://hl7.org/ValueSet/x|4.0.1', undefined],
    ['Patient/7#part', undefined],
    ['Patient/..', undefined],
    ['Patient/%2e%2e', undefined],
    ['Patient/..;x', undefined],
    ['Patient/a%2fb', undefined],
    ['Patient/a%252fb', undefined],
    ['Patient/%', literal('Patient', '%')],
    ['Patient/%zz%41', undefined],
    ['Patient/7\u0000', undefined],
    ['Patient/7\n', undefined],
    ['https://a b/Patient/7', undefined],
    ['urn:uuid:', undefined],
    ['urn:uuid:a b', undefined],
  ])('%j', (text, reference) => expect(parseReference(text)).toEqual(reference));

  test.each([
    ['Medication/med_1', 'Medication/med_1'],
    ['https://ehr.example/fhir/Encounter/1/_history/2', 'Encounter/1'],
    ['#x', undefined],
    ['urn:uuid:1', undefined],
  ])('type and id of %j: %j', (text, name) => expect(typeAndIdOf(text)).toBe(name));

  test.each([
    ['Practitioner/a|b', 'Practitioner'],
    ['https://ehr.example/fhir/Patient/7/_history/2', 'Patient'],
    ['#Patient/7', undefined],
    ['Patient', undefined],
  ])('H02 %j names a %j, whatever its id', (text, type) => expect(referencedType(text)).toBe(type));
});

const id = fc.string({ unit: 'binary', maxLength: 60 }).filter(isResourceId);
const type = fc.stringMatching(/^[A-Z][A-Za-z]{1,20}$/);
const reference: fc.Arbitrary<ResourceReference> = fc.oneof(
  fc.record({ kind: fc.constant('contained' as const), id: fc.string({ unit: 'binary' }) }),
  fc.record({ kind: fc.constant('urn' as const), scheme: fc.constantFrom('urn:uuid:', 'urn:oid:'), id }),
  fc.record(
    { kind: fc.constant('literal' as const), base: fc.constantFrom('', '/', 'https://ehr.example/fhir/'), type, id, version: id },
    { requiredKeys: ['kind', 'base', 'type', 'id'] },
  ),
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(reference, (sent) => {
      expect(parseReference(formatReference(sent))).toEqual(sent);
    }),
  );
});

test('H02 the path of any resource is one segment behind its type, under whatever base', () => {
  fc.assert(
    fc.property(type, id, (name, key) => {
      const path = resourcePath({ type: name, id: key });
      const url = new URL(`https://ehr.example/fhir/${path}`);
      expect(url.pathname.split('/')).toHaveLength(4);
      expect(url.pathname.startsWith(`/fhir/${name}/`)).toBe(true);
      expect([url.search, url.hash]).toEqual(['', '']);
      expect(parseReference(path)).toEqual({ kind: 'literal', base: '', type: name, id: key });
    }),
  );
});

test('H06 any text is read, the longest too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => parseReference(text)).not.toThrow();
    }),
  );
  for (const text of ['/'.repeat(1_000_000), 'A/'.repeat(500_000), `Patient/${'%41'.repeat(300_000)}`, '%'.repeat(1_000_000)]) {
    expect(() => parseReference(text)).not.toThrow();
  }
});
