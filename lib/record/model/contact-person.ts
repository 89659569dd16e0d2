/** Parts that a clinician looks for by name, in the order in which they are rung; `other`: everyone else. */
export const contactParts = ['next-of-kin', 'key-worker', 'nurse', 'practice', 'attorney', 'other'] as const;

export type ContactPart = (typeof contactParts)[number];

/** Somebody to ring about the patient, as one source has them; nobody who is a contact no more. */
export interface ContactPerson {
  readonly part: ContactPart;
  /** The source's words for the relationship or role: "Daughter", "District nurse". */
  readonly role?: string;
  readonly name: string;
  /** Telephone numbers as written, the first to use first; empty: none was received. */
  readonly phones: readonly string[];
}

/** Languages that the patient speaks, as a source's own Patient states them, and whether an interpreter is needed. */
export interface SpokenLanguages {
  readonly languages?: readonly string[];
  readonly interpreter?: boolean;
}
