import { objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { linesOf } from '#/lib/fhir/datatypes/person.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { patientContacts, type PatientContacts } from '#/lib/fhir/answer/patient-contacts.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';

export interface CandidateName {
  readonly family?: string;
  readonly given: readonly string[];
}

/** Patient that a source returned, with the facts that the identity check needs beyond the banner's. */
export interface PatientCandidate {
  readonly id: string;
  readonly identity: PatientIdentity;
  /** Reads the people whom it names: of thousands of candidates one is matched. */
  readonly contacts?: () => PatientContacts;
  /** All names, former ones too: a changed surname is still the same person's. */
  readonly names: readonly CandidateName[];
  /** Former numbers: superseded at their authority, or another person's today. */
  readonly former?: readonly PatientIdentifier[];
  readonly inactive: boolean;
  /** `link.type=replaced-by`, `replace` in DSTU2: this record is no longer in use. */
  readonly replaced: boolean;
  /** Reference of its successor, as its source writes it. */
  readonly replacedBy?: string;
}

/** Candidates that are read in one turn of the event loop. */
export const candidatesAtOnce = 200;

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
    contacts: () => patientContacts(patient),
    names: objectsOf(patient.name).map((name) => {
      // DSTU2: a list.
      const line = joinTexts(linesOf(name.family), ' ');
      return { given: linesOf(name.given), ...(line !== undefined && { family: line }) };
    }),
    ...(former.length > 0 && { former }),
    inactive: patient.active === false,
    replaced: successor !== undefined,
    ...(replacedBy !== undefined && { replacedBy }),
  };
}

function formerNumbers(identifiers: unknown): readonly PatientIdentifier[] {
  return objectsOf(identifiers).flatMap(({ use, system, value }) => {
    const [formerSystem, number] = [lineOf(system), lineOf(value)];
    return use === 'old' && formerSystem !== undefined && number !== undefined ? [{ system: formerSystem, value: number }] : [];
  });
}
