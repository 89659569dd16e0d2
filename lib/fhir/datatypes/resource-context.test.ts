import { expect, test } from 'vitest';
import { referenceOf } from '#/lib/fhir/resource/json.ts';
import { entryIdOf, entryIdsOf, resourceContextOf } from './resource-context.ts';

const context = resourceContextOf({ resourceType: 'Flag', contained: [{ resourceType: 'Location', id: 'l' }] }, 'city', (reference) =>
  reference === 'urn:uuid:1' ? { resourceType: 'Observation', id: 'o' } : undefined,
);

test.each([
  ['Observation/1', 'city|Observation/1'],
  ['https://city.test/fhir/Observation/1', 'city|Observation/1'],
  ['https://city.test/fhir/Observation/1/_history/3', 'city|Observation/1'],
  ['urn:uuid:1', 'city|Observation/o'],
  ['urn:uuid:2', undefined],
  ['#l', undefined],
  ['Observation?identifier=x', undefined],
  ['', undefined],
  [7, undefined],
])('the reference %j is the entry %j', (reference, id) => {
  expect(entryIdOf({ reference }, context)).toBe(id);
});

test('each entry once, in order', () => {
  expect(
    entryIdsOf([{ reference: 'Observation/2' }, { reference: 'Observation/1' }, null, { reference: 'Observation/2' }], context),
  ).toEqual(['city|Observation/2', 'city|Observation/1']);
});

test('contained and looked-up resources resolve', () => {
  expect(context.resolve({ reference: '#l' })?.resourceType).toBe('Location');
  expect(context.resolve({ reference: '#x' })).toBeUndefined();
  expect(context.resolve({ reference: 'urn:uuid:1' })?.id).toBe('o');
});

test.each([
  ['7', 'Flag/7'],
  ['', undefined],
  [7, undefined],
  ['a b', undefined],
  ['a/b', undefined],
  ['a|b', undefined],
])('the id %j makes %j', (id, reference) => {
  expect(referenceOf({ resourceType: 'Flag', id })).toBe(reference);
});
