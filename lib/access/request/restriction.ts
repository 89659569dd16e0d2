import type { PatientIdentity } from '#/lib/record/model/patient.ts';

/** Tells, within one stream, whether anybody keeps the patient's whereabouts back: then no source gives them away (NHS PDS). */
export interface Restriction {
  readonly holds: () => boolean;
  /** Holds from now on: a source's own Patient says so. True if it did not hold before. */
  readonly begin: () => boolean;
}

export function startRestriction({ restricted }: PatientIdentity): Restriction {
  let isRestricted = restricted;
  return {
    holds: () => isRestricted,
    begin: () => {
      const isNew = !isRestricted;
      isRestricted = true;
      return isNew;
    },
  };
}

/** The identity without the facts that lead to the patient: address, telephone, practice. */
export function withoutOwnWhereabouts(identity: PatientIdentity): PatientIdentity {
  const { address: _address, telecom: _telecom, practice: _practice, ...rest } = identity;
  return { ...rest, restricted: true };
}
