/** The reference identity of one record: from the launching system or the confirmed person only (design §8). */
export interface PatientIdentity {
  readonly identifiers: readonly PatientIdentifier[];
  readonly family: string;
  readonly given: readonly string[];
  readonly title?: string;
  /** The whole name in another script, in Latin letters where the name above is not; else another way in which it is written. */
  readonly nameText?: string;
  /** Languages (BCP 47) of the name and of `nameText`, where they are not in Latin letters. */
  readonly nameLanguage?: string;
  readonly nameTextLanguage?: string;
  /** Names of the languages that the person speaks, the preferred ones alone where any is. */
  readonly languages?: readonly string[];
  /** An interpreter is needed, or is not; absent where nothing was said. */
  readonly interpreter?: boolean;
  /** FHIR date: `yyyy-mm-dd`, `yyyy-mm` or `yyyy`. */
  readonly birthDate?: string;
  readonly gender?: 'male' | 'female' | 'other' | 'unknown';
  /** FHIR dateTime, or true when only the fact is known. */
  readonly deceased?: string | true;
  /** A restricted address is shown from no source; then address, telecom and practice are absent. */
  readonly restricted: boolean;
  readonly address?: readonly string[];
  readonly telecom?: readonly { readonly system: string; readonly value: string; readonly use?: string }[];
  readonly practice?: string;
}

export interface PatientIdentifier {
  readonly system: string;
  readonly value: string;
  /** True when its holder says that nobody has traced it: an equal number proves nothing yet. */
  readonly unverified?: true | undefined;
}

/** The banner's facts: `identity` and the label of the identifier to show first. */
export interface PatientBanner {
  readonly identity: PatientIdentity;
  readonly identifierLabel: string;
  /** The identifier as it is spoken: `999 102 0012`. */
  readonly identifierText?: string;
  /** The system or person that states the identity. */
  readonly from: string;
}

/** A field in which a source's own Patient differs from the reference identity ("Same person?"). */
export interface IdentityDifference {
  readonly field: 'family' | 'given' | 'birthDate' | 'gender' | 'deceased' | 'identifier' | 'address';
  readonly referenceValue: string;
  readonly sourceValue: string;
  /** Set where one side does not say it, or not as exactly: nothing disagrees. */
  readonly isSilent?: true;
}
