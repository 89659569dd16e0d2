import { expect, test } from 'vitest';
import { extensionLabel, labelOf } from './label.ts';

test.each([
  ['reasonCode', 'Reason'],
  ['bodySite', 'Body site'],
  ['valueQuantity', 'Value'],
  ['onsetAge', 'Onset'],
  ['MedicationRequest', 'Medication request'],
  ['abatementDateTime', 'Abatement'],
  ['UDICarrier', 'UDICarrier'],
  ['under_score-dash', 'Under score dash'],
  ['constructor', 'Constructor'],
  ['', 'Unnamed'],
])('%s is labelled "%s"', (key, label) => {
  expect(labelOf(key)).toBe(label);
});

test.each([
  ['https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyEndReason', 'Allergy end reason'],
  ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-medication-adherence', 'Medication adherence'],
  ['dateAsserted', 'Date asserted'],
  [undefined, 'Extension'],
  ['///', 'Extension'],
])('the extension %s is labelled "%s"', (url, label) => {
  expect(extensionLabel(url)).toBe(label);
});
