/** Ends of a source in one look: `rule`, `choice` and `consent-unknown` were not queried; `late` has no end in the trail, or gave no answer in time. */
export type SourceState = 'answered' | 'in-part' | 'failed' | 'late' | 'refused' | 'rule' | 'choice' | 'consent-unknown' | 'unmatched';

export interface SourceLook {
  readonly id: string;
  readonly name: string;
  readonly state: SourceState;
  /** Entries of it that the reader was shown, those with date and author only included. */
  readonly shownEntries: number;
}

/** Person as they were when the event was written. */
export interface AuditPerson {
  readonly id: string;
  readonly issuer: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly organisationName: string;
}

/** Event, or what belongs to one look together, as an officer's page holds it. */
export interface AuditRow {
  /** Chain and number of the event that names it. */
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Name of the event; of another version's perhaps one that is not known here. */
  readonly action: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Our own words about how it ended. */
  readonly detail: string;
  readonly person?: AuditPerson;
  /** v3 PurposeOfUse. */
  readonly purpose?: string;
  /** Numbers of the patient with their labels; the address where there is none. */
  readonly patient: readonly { readonly label: string; readonly value: string }[];
  readonly sources: readonly SourceLook[];
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Patient of a search: by a number of the exchange, or by the address of the Patient at a record system. */
export type AuditedPatientKey =
  | { readonly by: 'number'; readonly system: string; readonly value: string }
  | { readonly by: 'address'; readonly value: string };

/** Search of the trail, as the page sends it. */
export interface AuditCriteria {
  /** ISO 8601 instants: from, and up to but not at. */
  readonly from: string;
  readonly to: string;
  readonly patient?: AuditedPatientKey | undefined;
  readonly person?: { readonly by: 'name' | 'id'; readonly value: string } | undefined;
  readonly purpose?: string | undefined;
  readonly organisation?: string | undefined;
  /** Events about technical steps too, each by itself. */
  readonly isEvery?: boolean | undefined;
}

/** Proof about the trail of a span: `whole` has been checked record by record. */
export type TrailProof =
  | { readonly state: 'whole'; readonly events: number; readonly isSigned: boolean }
  | { readonly state: 'broken'; readonly findings: readonly string[] }
  | { readonly state: 'unchecked'; readonly changed: number };
