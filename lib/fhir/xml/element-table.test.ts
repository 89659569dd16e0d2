import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { shapesIn } from './shapes.ts';
import { makeElementTable } from './testing/make-element-table.ts';

const definitions = (release: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`@types/fhir/${release}.d.ts`), 'utf8');

test('the table is what the definitions give today', async () => {
  const made = makeElementTable({
    DSTU2: definitions('r2'),
    STU3: definitions('r3'),
    R4: definitions('r4'),
    R4B: definitions('r4b'),
    R5: definitions('r5'),
  });
  await expect(made).toMatchFileSnapshot('./element-table.ts');
});

test.each([
  ['R4', 'Patient', 'name', { repeats: true, value: 'complex', type: 'HumanName' }],
  ['R4', 'Patient', 'active', { repeats: false, value: 'boolean' }],
  ['R4', 'Patient', 'contact', { repeats: true, value: 'complex', type: 'PatientContact' }],
  ['R4', 'HumanName', 'family', { repeats: false, value: 'text' }],
  ['DSTU2', 'HumanName', 'family', { repeats: true, value: 'text' }],
  ['R4', 'Quantity', 'value', { repeats: false, value: 'number' }],
  ['R4', 'Observation', 'valueQuantity', { repeats: false, value: 'complex', type: 'Quantity' }],
  ['R5', 'Attachment', 'size', { repeats: false, value: 'text' }],
  ['R4', 'Attachment', 'size', { repeats: false, value: 'number' }],
  ['R4', 'Encounter', 'class', { repeats: false, value: 'complex', type: 'Coding' }],
  ['R5', 'Encounter', 'class', { repeats: true, value: 'complex', type: 'CodeableConcept' }],
  ['STU3', 'AllergyIntolerance', 'clinicalStatus', { repeats: false, value: 'text' }],
  ['R4', 'AllergyIntolerance', 'clinicalStatus', { repeats: false, value: 'complex', type: 'CodeableConcept' }],
  ['R4', 'Nothing', 'neverHeardOf', { repeats: false, value: 'text' }],
  ['R4', undefined, 'valueBoolean', { repeats: false, value: 'boolean' }],
  ['R4', 'constructor', '__proto__', { repeats: false, value: 'text' }],
] as const)('%s %s.%s', (version, type, element, shape) => {
  expect(shapesIn(version).shapeOf(type, element)).toEqual(shape);
});
