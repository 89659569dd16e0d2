import type { Config } from '#/lib/config/schema.ts';
import type { PatientIdentity } from '#/lib/record/patient.ts';
import { isNhsNumber } from './match/nhs-number.ts';

/**
 * The identity without numbers that cannot be right: one mistyped digit is another person's number, and asking by it
 * would find them (H04). What is left may not be enough to ask by: that is then said.
 */
export function withValidIdentifiers(patient: PatientIdentity, formats: Config['identifiers']): PatientIdentity {
  const checked = new Set(formats.filter(({ format }) => format === 'nhs-number').map(({ system }) => system));
  return { ...patient, identifiers: patient.identifiers.filter(({ system, value }) => !checked.has(system) || isNhsNumber(value)) };
}
