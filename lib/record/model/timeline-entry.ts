import type { Category } from './category.ts';
import type { ContactPerson } from './contact-person.ts';
import type { ClinicalDate } from './clinical-date.ts';
import type { Decision } from './decision.ts';
import type { CodedConcept, Quantity, ReferenceRange } from './coded.ts';

/** `source|Type/id`: unique over all sources; ids of two servers are never equal (standards §3.2). */
export type EntryId = string;

/** A source that holds an entry, and the entry's reference there. */
export interface Origin {
  /** `PublicSource.id` */
  readonly source: string;
  /** `Type/id` at that source. */
  readonly reference: string;
  /** `meta.versionId` */
  readonly version?: string;
  /** `meta.lastUpdated`, as sent. */
  readonly lastUpdated?: string;
  /** Entry of the document (C-CDA, IPS) that this entry was taken out of. */
  readonly document?: EntryId;
  /** The place in that document (`ReadableDocument`), where it names one. */
  readonly place?: string;
}

/**
 * Assertion of an entry about the patient.
 * affirmed: it is, or was, so · denied: "not given", "ruled out", "do not give" ·
 * none-known: "no known allergies" and alike · not-known: "not asked", "no information": neither yes nor no ·
 * removed: entered in error.
 */
export type Assertion = 'affirmed' | 'denied' | 'none-known' | 'not-known' | 'removed';

/** How far a result lies from usual, by the source's own flag; direction by HL7 v3 ObservationInterpretation. */
export type Interpretation = 'very-high' | 'high' | 'low' | 'very-low' | 'very-abnormal' | 'abnormal' | 'normal' | 'other';

/** A measured thing: a result, or a component of a result. */
export interface Measurement {
  readonly code: CodedConcept;
  /** Name of the analyte that its code is known to be, whatever the unit: results of one are one series. */
  readonly analyte?: string;
  readonly value?: MeasuredValue;
  /** Why there is no value, in words; beside a value where the source sent both. */
  readonly absent?: string;
  readonly ranges: readonly ReferenceRange[];
  /** The source's words for its flag, verbatim, and what they mean to us; `notUnderstood`: those that mean nothing to us (H39). */
  readonly interpretation?: { readonly text: string; readonly meaning: Interpretation; readonly notUnderstood?: string };
}

export type MeasuredValue =
  | { readonly type: 'quantity'; readonly quantity: Quantity }
  | { readonly type: 'range'; readonly low?: Quantity; readonly high?: Quantity }
  | { readonly type: 'concept'; readonly concept: CodedConcept }
  | { readonly type: 'text'; readonly text: string };

export interface Dose {
  /** The dosage as one line: dose, route, frequency; verbatim where the source wrote text. */
  readonly text: string;
  /** Order to the dose before it, where the source says it: after it, or together with it. */
  readonly follows?: 'then' | 'and';
  readonly patientInstruction?: string;
}

/** A file that is fetched only when the reader opens it, by its place in the entry. */
export interface AttachmentReference {
  /** Position among the resource's attachments; with the entry's id it names the file (never an address). */
  readonly index: number;
  /** Sealed name by which the page asks for the file, made by the server as the entry leaves it; absent where it cannot be opened. */
  readonly name?: string;
  readonly title?: string;
  /** MIME type as the source gave it. */
  readonly contentType?: string;
  /** Bytes, as the source gave it. */
  readonly size?: number;
  /** FHIR Attachment.hash: base64 of SHA-1. */
  readonly hash?: string;
  readonly pages?: number;
  /** Present when the file cannot be had: why, in words. */
  readonly unavailable?: string;
}

/** The closed set of body shapes; kinds are open (design §4). */
export type EntryBody =
  | { readonly shape: 'facts' }
  | {
      readonly shape: 'measurement';
      readonly measurement: Measurement;
      readonly components: readonly Measurement[];
      readonly specimen?: string;
      /** How it was measured, where the source says so. */
      readonly method?: string;
      /** Results that belong to it: the sensitivities of an organism, the answers of a score. */
      readonly members?: readonly EntryId[];
    }
  | {
      readonly shape: 'panel';
      readonly members: readonly EntryId[];
      /** Results that travel inside the report: they have no entry of their own. */
      readonly components?: readonly Measurement[];
      readonly conclusion?: string;
      /** Files of a report that has results as well. */
      readonly attachments?: readonly AttachmentReference[];
    }
  | {
      readonly shape: 'medication';
      readonly medication: CodedConcept;
      readonly doses: readonly Dose[];
      readonly act: 'prescribed' | 'proposed' | 'issued' | 'dispensed' | 'given' | 'reported';
      /** True on the list with which the patient left a hospital. */
      readonly discharge?: true;
    }
  | { readonly shape: 'narrative'; readonly paragraphs: readonly string[] }
  | { readonly shape: 'attachments'; readonly attachments: readonly AttachmentReference[]; readonly paragraphs?: readonly string[] };

/** A named value of the drawer's facts grid. */
export interface EntryFact {
  /** Name that a reader would give it; a part of a thing with several facts follows a colon: "Supply: quantity". */
  readonly label: string;
  readonly value: string;
  /** Path, intent, identifier or reference: drawn under *Source data* alone, with its element's path as the label. */
  readonly isSourceData?: true;
}

/** Something that the reader must see on the row: never folded away, never in colour alone. */
export type EntryCaution =
  | { readonly type: 'may-change-meaning'; readonly text: string }
  /** The source says one thing in two ways that differ: code and words, value and text (H25). */
  | { readonly type: 'discrepancy'; readonly text: string }
  | { readonly type: 'severe'; readonly text: string }
  | { readonly type: 'do-not-give' }
  | { readonly type: 'do-not-perform' }
  | { readonly type: 'preliminary'; readonly text: string }
  /** Labelled not to be told to the patient (v3 ActCode NOPAT). */
  | { readonly type: 'do-not-disclose'; readonly text: string }
  /** Under 42 CFR Part 2: the notice that must stand with it. */
  | { readonly type: 'redisclosure'; readonly text: string };

/** Present when a sharing agreement, or the source by its own word, keeps the content back: the row is a stub (design §5). */
export interface WithheldPart {
  /** Sharing part that is kept back, by its name in the configuration: `consultation-text`, `documents` … */
  readonly part: string;
  /** The whole sentence for the reader. */
  readonly text: string;
}

/**
 * An item of the record, self-describing: the browser needs no FHIR to merge, filter and draw it.
 * A kind fills it from one resource; see `lib/fhir/kinds`.
 */
export interface TimelineEntry {
  readonly id: EntryId;
  readonly category: Category;
  /** Name of the kind that described it: `allergy-intolerance`, `generic` … */
  readonly kind: string;
  /** FHIR resource type, as the source named it. */
  readonly resourceType: string;
  /** The entry in words, negation included: "Influenza vaccine: not given" (H11). Never blank. */
  readonly title: string;
  /** The muted rest of the row's line. */
  readonly detail?: string;
  readonly code?: CodedConcept;
  readonly assertion: Assertion;
  /** Verbatim codes of the source (H12). */
  readonly status?: string;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
  /** The source says that it is over, and gives no date of its end. */
  readonly isOver?: true;
  /** The clinical date, by the kind's rule (standards §5); absent: the "No date" shelf. */
  readonly date?: ClinicalDate;
  /** The resource's other dates, each named. */
  readonly otherDates: readonly ClinicalDate[];
  readonly body: EntryBody;
  readonly facts: readonly EntryFact[];
  /** First words of a finding's note, for its row; the whole is in `text`. */
  readonly comment?: string;
  /** Notes and narrative as written, as plain paragraphs. */
  readonly text?: readonly string[];
  readonly cautions: readonly EntryCaution[];
  readonly origins: readonly Origin[];
  /**
   * Keys under which a copy of the same thing at another source would be found; none: it stays alone.
   * Made by the kind's `identity`; equal key = same group (design §6). What a key's first words mean to the reader:
   * `identity-key.ts`.
   */
  readonly identity: readonly string[];
  /** Values that must agree within a group, by the reader's word for the field: `{ Dose: "5 mg …", Status: "active" }`. A difference is a conflict. */
  readonly compare: Readonly<Record<string, string>>;
  /** Entry id of the encounter it belongs to, where the source says so. */
  readonly encounter?: EntryId;
  /** Entries that are one row with it: repeat issues of one prescription share `series`. */
  readonly series?: string;
  /**
   * Keys that join a medicine's order with its issues, dispenses and doses, strongest first: an order has those that it answers to, the
   * others those that they name. They count within one source alone.
   */
  readonly orderLinks?: readonly string[];
  /** Entries that its value was worked out from, as its source says: the signs of a score. Absent: none named. */
  readonly derivedFrom?: readonly EntryId[];
  /** Decision about treatment that it carries; its category is then `decisions`. */
  readonly decision?: Decision;
  /** Words of what an order, or a plan's activity, forbids: "Do not give: Ibuprofen". */
  readonly forbids?: string;
  /** True for an encounter during which the patient stays: an admission, an attendance at an emergency department. */
  readonly isStay?: true;
  /** True for a stay as an inpatient: its end is a discharge. */
  readonly isAdmission?: true;
  /** Entry id of the encounter that it is a part of: a ward's part of an admission. */
  readonly partOf?: EntryId;
  readonly withheld?: WithheldPart;
  /** People to ring whom it names; none where the patient's address is restricted. */
  readonly contacts?: readonly ContactPerson[];
}
