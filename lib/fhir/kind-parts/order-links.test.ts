import { expect, it } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const medicine = { status: 'active', medicationCodeableConcept: { text: 'Ramipril 5 mg capsule' } };
const number = { system: 'https://fhir.nhs.uk/Id/prescription-order-number', value: '83C40E-A23856-00123C' };
const form = { system: 'https://fhir.example.org/forms', value: 'F-1001' };
const byReference = { reference: 'MedicationRequest/order' };
const byIdentifier = { identifier: number };

const identifierKey = 'MedicationRequest|identifier|https://fhir.nhs.uk/Id/prescription-order-number|83C40E-A23856-00123C';
const formKey = 'group|https://fhir.example.org/forms|F-1001';

it.each([
  ['an order, by its number and its form', { resourceType: 'MedicationRequest', intent: 'order', identifier: [number], groupIdentifier: form }, [identifierKey, formKey]],
  ['an order without either', { resourceType: 'MedicationRequest', intent: 'order' }, undefined],
  ['an issue, by reference', { resourceType: 'MedicationRequest', intent: 'order', basedOn: [byReference] }, ['city|MedicationRequest/order']],
  ['an issue, by number and form', { resourceType: 'MedicationRequest', intent: 'instance-order', basedOn: [byIdentifier], groupIdentifier: form }, [identifierKey, formKey]],
  ['a dispense, by reference before number', { resourceType: 'MedicationDispense', authorizingPrescription: [byIdentifier, byReference] }, ['city|MedicationRequest/order', identifierKey]],
  ['a dose given', { resourceType: 'MedicationAdministration', request: byReference, dosage: { text: '5 mg' } }, ['city|MedicationRequest/order']],
  ['a dose given without an order', { resourceType: 'MedicationAdministration' }, undefined],
  ['a statement', { resourceType: 'MedicationStatement', basedOn: [byReference] }, undefined],
])('%s', (_, resource, links) => {
  const { orderLinks } = entryOf({ id: '1', ...medicine, ...resource });
  expect(orderLinks).toEqual(links);
}); // prettier-ignore
