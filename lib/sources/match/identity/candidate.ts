import { objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { linesOf } from '#/lib/fhir/datatypes/person.ts';
import { joined, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';

export interface CandidateName {
  readonly family?: string;
  readonly given: readonly string[];
}

/** A Patient that a source offers, and what our check must know of it beyond the banner's facts. */
export interface PatientCandidate {
  readonly id: string;
  readonly identity: PatientIdentity;
  /** Every name that it has had: a changed surname is still hers. */
  readonly names: readonly CandidateName[];
  /** Numbers that it once had: superseded at their authority, or another person's today. */
  readonly former?: readonly PatientIdentifier[];
  readonly inactive: boolean;
  /** `link.type=replaced-by`, `replace` in DSTU2: this record is no longer in use. */
  readonly replaced: boolean;
  /** The record that took its place, as its source refers to it. */
  readonly replacedBy?: string;
}

export function candidateOf(value: unknown): PatientCandidate | undefined {
  const patient = resourceOf(value);
  if (patient?.resourceType !== 'Patient' || typeof patient.id !== 'string') return undefined;
  const identity = patientIdentity(patient);
  if (identity === undefined) return undefined;
  const successor = objectsOf(patient.link).find(
    (link) => (link.type === 'replaced-by' || link.type === 'replace') && objectOf(link.other) !== undefined,
  );
  const former = formerNumbers(patient.identifier);
  const replacedBy = lineOf(objectOf(successor?.other)?.reference);
  return {
    id: patient.id,
    identity,
    names: objectsOf(patient.name).map(({ family, given }) => {
      // DSTU2: a list.
      const line = joined(linesOf(family), ' ');
      return { given: linesOf(given), ...(line !== undefined && { family: line }) };
    }),
    ...(former.length > 0 && { former }),
    inactive: patient.active === false,
    replaced: successor !== undefined,
    ...(replacedBy !== undefined && { replacedBy }),
  };
}

function formerNumbers(identifiers: unknown): readonly PatientIdentifier[] {
  return objectsOf(identifiers).flatMap(({ use, system, value }) => {
    const [kind, number] = [lineOf(system), lineOf(value)];
    return use === 'old' && kind !== undefined && number !== undefined ? [{ system: kind, value: number }] : [];
  });
}
