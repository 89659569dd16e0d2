import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { usualVersion, versionFor, versionNamed, supportedVersions } from './registry.ts';

test.each([
  ['1.0.2', 'DSTU2'],
  ['3.0.2', 'STU3'],
  ['3.0.1', 'STU3'],
  ['4.0.1', 'R4'],
  ['4.0', 'R4'],
  ['4.3.0', 'R4B'],
  ['5.0.0', 'R5'],
  ['v4.0.1', 'R4'],
  ['R4', 'R4'],
  ['STU3', 'STU3'],
  ['R6', undefined],
  ['v', undefined],
  ['4.01', undefined],
  ['6.0.0-ballot2', undefined],
  ['1.8.0', undefined],
  ['constructor', undefined],
])('%s is %s', (fhirVersion, label) => {
  expect(versionFor(fhirVersion)?.label).toBe(label);
});

test.each(supportedVersions.map(({ label }) => label))('%s has fixtures, a test of its own, and a name for the configuration', (label) => {
  expect(versionFixtures[label]?.length ?? 0, `a fixture for ${label} in fixtures/versions.ts`).toBeGreaterThan(0);
  expect(existsSync(new URL(`${label.toLowerCase()}.test.ts`, import.meta.url)), `versions/${label.toLowerCase()}.test.ts`).toBe(true);
  expect(versionNamed(label.toLowerCase())?.label).toBe(label);
});

test('labels and version numbers are unique, and no fixture is left over', () => {
  const numbers = supportedVersions.flatMap(({ fhirVersions }) => fhirVersions);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(Object.keys(versionFixtures).toSorted()).toEqual(supportedVersions.map(({ label }) => label).toSorted());
  expect(usualVersion.label).toBe('R4');
});
