import type { Version } from '#/lib/fhir/resource/version.ts';
import type { OfferedType } from './capability.ts';

/** Search parameter by which a type is asked for one patient. */
export interface PatientParameter {
  readonly name: string;
  /** The server's statement lists it for this type. */
  readonly isDeclared: boolean;
}

/** Parameters that take a Patient by reference, by R4 type; any type may have `patient` or `subject`. */
const furtherParameters = new Map<string, readonly string[]>([
  ['Appointment', ['actor']],
  ['Coverage', ['beneficiary']],
]);

/** Every parameter that may name the patient: a server may repeat one for another in its account of a search. */
export const patientParameters: ReadonlySet<string> = new Set(['patient', 'subject', ...[...furtherParameters.values()].flat()]);

/**
 * Chooses the parameter by the server's own statement, else by its version: R4 finds adverse events by `subject` alone.
 * Returns undefined for a type that the statement offers without any search by patient.
 */
export function choosePatientParameter(type: string, version: Version, offered: OfferedType | undefined): PatientParameter | undefined {
  const usual = version.patientParameters?.[type] ?? 'patient';
  if (offered?.isSearchable === false) return undefined;
  const { parameters } = offered ?? {};
  if (parameters === undefined) return { name: usual, isDeclared: false };
  const declared = [usual, 'patient', 'subject', ...(furtherParameters.get(type) ?? [])].find((name) => parameters.has(name));
  return declared === undefined ? undefined : { name: declared, isDeclared: true };
}

/** Value of the parameter: the id alone for `patient`, whose target is a Patient; a reference for the others. */
export function patientParameterValue(name: string, escapedId: string): string {
  return name === 'patient' ? escapedId : `Patient/${escapedId}`;
}
