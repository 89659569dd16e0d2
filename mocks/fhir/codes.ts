import type { CodeableConcept, Coding, Identifier, Quantity } from 'fhir/r4';

/** Addresses of the code systems and identifier systems that the exchange writes. */
export const codeSystems = {
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ucum: 'http://unitsofmeasure.org',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  ods: 'https://fhir.nhs.uk/Id/ods-organization-code',
  gmc: 'https://fhir.hl7.org.uk/Id/gmc-number',
  uri: 'urn:ietf:rfc:3986',
} as const;

const terminology = (name: string) => `http://terminology.hl7.org/CodeSystem/${name}`;

export function coding(system: string, code: string, display?: string): Coding {
  return display === undefined ? { system, code } : { system, code, display };
}

/** SNOMED CT, the dm+d medicines of the UK extension included: both share the system in UK Core. */
export const snomed = (code: string, display?: string): Coding => coding(codeSystems.snomed, code, display);
export const loinc = (code: string, display?: string): Coding => coding(codeSystems.loinc, code, display);
/** A code of one of HL7's own small systems: `hl7Coding('condition-clinical', 'active', 'Active')`. */
export const hl7Coding = (system: string, code: string, display?: string): Coding => coding(terminology(system), code, display);

export function codeableConcept(text: string, ...codings: readonly Coding[]): CodeableConcept {
  return codings.length === 0 ? { text } : { coding: [...codings], text };
}

/** A concept of one HL7 code, without text: how servers send status codes. */
export const hl7Concept = (system: string, code: string, display?: string): CodeableConcept => ({
  coding: [hl7Coding(system, code, display)],
});

export function quantity(value: number, unit: string, ucum: string): Quantity {
  return { value, unit, system: codeSystems.ucum, code: ucum };
}

export const identifier = (system: string, value: string): Identifier => ({ system, value });

const role = (code: string, display: string): CodeableConcept => codeableConcept(display, hl7Coding('v2-0131', code, display));
const family = (code: string, display: string): CodeableConcept => codeableConcept(display, hl7Coding('v3-RoleCode', code, display));

/** Relationships to the patient: HL7 v2 table 0131 and v3 RoleCode. */
export const relationships = {
  nextOfKin: role('N', 'Next of kin'),
  emergencyContact: role('C', 'Emergency contact'),
  daughter: family('DAUC', 'Daughter'),
  mother: family('MTH', 'Mother'),
  neighbour: family('NBOR', 'Neighbour'),
} as const;
