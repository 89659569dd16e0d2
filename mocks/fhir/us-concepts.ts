import type { CodeableConcept } from 'fhir/r4';
import { coding, codeableConcept, codeSystems } from './codes.ts';

/** A concept of one code whose display is also its text, as US servers send most. */
export const displayConcept = (system: string, code: string, display: string): CodeableConcept =>
  codeableConcept(display, coding(system, code, display));

export const snomedConcept = (code: string, display: string): CodeableConcept => displayConcept(codeSystems.snomed, code, display);
export const loincConcept = (code: string, display: string): CodeableConcept => displayConcept(codeSystems.loinc, code, display);
export const rxnormConcept = (code: string, display: string): CodeableConcept => displayConcept(codeSystems.rxnorm, code, display);
export const cvxConcept = (code: string, display: string): CodeableConcept => displayConcept(codeSystems.cvx, code, display);
