/** The person who reads: rendered into every audit event and every source's authorisation. */
export interface Viewer {
  /** Stable id within `issuer`. */
  readonly subject: string;
  readonly issuer: string;
  readonly name: string;
  /** A role of the configuration's `roles`; `none` when it is not known. */
  readonly role: string;
  /** An organisation id of the configuration; `none` when it is not known. */
  readonly organisation: string;
  readonly organisationName: string;
}

/** HL7 v3 PurposeOfUse: treatment, emergency treatment, break the glass; and those of a look at an earlier view. */
export type PurposeOfUse = 'TREAT' | 'ETREAT' | 'BTG' | ReviewPurpose;

/** Purposes for which an earlier view is rebuilt: the patient's request, compliance, legal, patient safety. */
export const reviewPurposes = ['PATRQT', 'HCOMPL', 'HLEGAL', 'PATSFTY'] as const;
export type ReviewPurpose = (typeof reviewPurposes)[number];
