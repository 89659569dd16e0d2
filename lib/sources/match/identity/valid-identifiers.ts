import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import { isNhsNumber, nhsNumberDigits } from '#/lib/record/model/nhs-number.ts';

/**
 * Drops identifiers that fail their check digit: a mistyped number is another person's, and searching by it would find
 * them (H04). Writes the valid ones as they are searched for: given `999 102 0012` with spaces, a source that knows the
 * patient may answer that it does not (H05).
 */
export function withValidIdentifiers(patient: PatientIdentity, formats: Config['identifiers']): PatientIdentity {
  const checked = new Set(formats.filter(({ format }) => format === 'nhs-number').map(({ system }) => system));
  const identifiers = patient.identifiers
    .filter(({ system, value }) => !checked.has(system) || isNhsNumber(value))
    .map((identifier) => (checked.has(identifier.system) ? withDigits(identifier) : identifier));
  return { ...patient, identifiers };
}

function withDigits(identifier: PatientIdentifier): PatientIdentifier {
  return { ...identifier, value: nhsNumberDigits(identifier.value) ?? identifier.value };
}
