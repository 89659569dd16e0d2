import { expect, test } from 'vitest';
import { versionFor, versions } from './registry.ts';

test.each([
  ['4.0.1', 'R4'],
  ['4.0', 'R4'],
  ['4.0.0', 'R4'],
  ['3.0.2', undefined],
  ['5.0.0', undefined],
  ['4.01', undefined],
  ['constructor', undefined],
])('%s is %s', (fhirVersion, label) => {
  expect(versionFor(fhirVersion)?.label).toBe(label);
});

test('labels are unique, and R4 changes nothing', () => {
  const resource = { resourceType: 'Flag', id: '1' };
  expect(new Set(versions.map(({ label }) => label)).size).toBe(versions.length);
  expect(versionFor('4.0.1')?.toR4(resource)).toBe(resource);
});
