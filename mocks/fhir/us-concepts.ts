import type { CodeableConcept } from 'fhir/r4';
import { coding, concept, systems } from './codes.ts';

/** A concept of one code whose display is also its text, as US servers send most. */
export const displayConcept = (system: string, code: string, display: string): CodeableConcept =>
  concept(display, coding(system, code, display));

export const snomedConcept = (code: string, display: string): CodeableConcept => displayConcept(systems.snomed, code, display);
export const loincConcept = (code: string, display: string): CodeableConcept => displayConcept(systems.loinc, code, display);
export const rxnormConcept = (code: string, display: string): CodeableConcept => displayConcept(systems.rxnorm, code, display);
export const cvxConcept = (code: string, display: string): CodeableConcept => displayConcept(systems.cvx, code, display);
