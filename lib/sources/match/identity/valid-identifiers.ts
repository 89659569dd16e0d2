import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { isNhsNumber, nhsNumberDigits } from '#/lib/record/model/nhs-number.ts';

/**
 * The identity without numbers that cannot be right: one mistyped digit is another person's number, and asking by it
 * would find them (H04). What is left may not be enough to ask by: that is then said. The others as they are searched for:
 * asked by `999 102 0012`, a source that knows the patient may well answer that it does not (H05).
 */
export function withValidIdentifiers(patient: PatientIdentity, formats: Config['identifiers']): PatientIdentity {
  const checked = new Set(formats.filter(({ format }) => format === 'nhs-number').map(({ system }) => system));
  const identifiers = patient.identifiers
    .filter(({ system, value }) => !checked.has(system) || isNhsNumber(value))
    .map((one) => (checked.has(one.system) ? { ...one, value: nhsNumberDigits(one.value) ?? one.value } : one));
  return { ...patient, identifiers };
}
