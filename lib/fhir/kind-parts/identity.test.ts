import { expect, test } from 'vitest';
import { codeKeys, identifierKeys, minuteKey } from './identity.ts';

test.each([
  [{ system: 'https://lab.test/accession', value: '12345' }, ['Observation|identifier|https://lab.test/accession|12345']],
  [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:1' }, ['Observation|identifier|urn:ietf:rfc:3986|urn:uuid:1']],
  [{ system: 'urn:ietf:rfc:3986', value: '12345' }, []],
  [{ system: 'https://lab.test/accession', value: '12345', use: 'usual' }, []],
  [{ system: 'https://lab.test/accession', value: '12' }, []],
  [{ system: 'local', value: '12345' }, []],
  [{ system: 'http://localhost/x', value: '12345' }, []],
  [{ value: '12345' }, []],
  [{ system: 7, value: {} }, []],
])('H20 the identifier %j proves %j', (identifier, keys) => {
  expect(identifierKeys({ resourceType: 'Observation', identifier: [identifier] })).toEqual(keys);
});

test.each([
  ['2026-11-20T07:10:30+01:00', 'second', '2026-11-20T06:10Z'],
  ['2026-11-20T06:10Z', 'minute', '2026-11-20T06:10Z'],
  ['2026-11-20T06:10:00', 'minute', '2026-11-20T06:10'],
  ['2026-11-20', 'day', '2026-11-20'],
  ['2026-11', 'month', undefined],
  ['2026', 'year', undefined],
] as const)('the time %s (%s) is compared as %j', (start, precision, key) => {
  expect(minuteKey({ start, precision, kind: 'effective' })).toBe(key);
});

test.each([
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
  'http://hl7.org/fhir/v3/NullFlavor',
  'urn:oid:2.16.840.1.113883.5.1008',
  'http://terminology.hl7.org/CodeSystem/data-absent-reason',
])('H20 a code of %s names nothing, and proves no two things to be one', (system) => {
  expect(codeKeys({ text: 'Odd lump', codings: [{ system, code: 'OTH' }] })).toEqual([]);
});
