import type { ContactPerson } from '#/lib/record/model/contact-person.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Assertion, EntryBody, EntryCaution, EntryFact, WithheldPart } from '#/lib/record/model/timeline-entry.ts';
import type { EntryDates } from './dates.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';

/** Description of one resource by its kind; `normalise.ts` adds what all kinds have in common. */
export interface KindDescription {
  readonly category: Category;
  /** Negation included (H11); blank is replaced by the kind's words. */
  readonly title: string;
  readonly detail?: string;
  readonly comment?: string;
  readonly code?: CodedConcept;
  /** `affirmed` when not given. */
  readonly assertion?: Assertion;
  readonly status?: string;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
  /** Over, without a date of its end. */
  readonly isOver?: true;
  readonly dates?: EntryDates;
  /** `facts` when not given. */
  readonly body?: EntryBody;
  readonly facts?: readonly EntryFact[];
  readonly text?: readonly string[];
  readonly cautions?: readonly EntryCaution[];
  readonly identity?: readonly string[];
  readonly compare?: Readonly<Record<string, string>>;
  /** Reference to the encounter, where it is neither `encounter` nor `context`. */
  readonly encounter?: unknown;
  /** Part that the source says it keeps back: shown as such, and never as nothing (H24). */
  readonly withheld?: WithheldPart;
  readonly series?: string;
  /** Keys that join an order with its issues, dispenses and doses. */
  readonly orderLinks?: readonly string[];
  /** Entry ids that its value was worked out from. */
  readonly derivedFrom?: readonly string[];
  /** Words of what it forbids, where its own title does not say it alone. */
  readonly forbids?: string;
  readonly isStay?: true;
  readonly isAdmission?: true;
  /** People to ring; empty or absent: none. */
  readonly contacts?: readonly ContactPerson[];
  readonly partOf?: string;
}

/** Kind of record: everything that is known of it, in one file. */
export interface Kind {
  readonly name: string;
  /** Resource types that it describes. */
  readonly types: readonly string[];
  /** Name of a resource that names nothing itself: "Allergy". */
  readonly words: string;
  /** Categories that the answer to a search for its types speaks of; empty: it is never searched for. */
  readonly searchCategories: readonly Category[];
  /** References among which the patient is, where that is neither `subject` nor `patient`. */
  readonly patientReferences?: (resource: Resource) => readonly unknown[];
  /** A resource that names no patient is refused, but for these kinds: they belong to the service as often as to a patient. */
  readonly mayLackPatient?: true;
  /** Elements whose codes change the meaning, with the codes known: any other is shown with a caution. */
  readonly codes: Readonly<Record<string, ReadonlySet<string>>>;
  /** Elements that `describe` shows itself; all others become facts. */
  readonly describedElements: ReadonlySet<string>;
  /**
   * Parts that `describe` shows of described elements that are no datatype, by the element's name; any other part
   * becomes a fact ("Participant: on behalf of"). Parts within parts have a line of their own.
   */
  readonly parts?: Readonly<Record<string, string>>;
  /** The reader's words for elements, in the order in which their facts stand; others follow under their own names. */
  readonly labels: Readonly<Record<string, string>>;
  /** Tells whether a resource is an entry of its own, or is shown by the entries that point to it. Absent: every resource is one. */
  readonly standsAlone?: (resource: Resource) => boolean;
  readonly describe: (context: ResourceContext) => KindDescription;
}

/** Makes a set of codes, or of element names, from a line of words. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Makes a set of element names; `onset[x]` stands for its dated forms. Ages, ranges, timings and texts stay facts. */
export function elementNames(words: string): ReadonlySet<string> {
  const forms = ['DateTime', 'Period', 'Instant', 'Date'];
  return new Set(words.split(/\s+/).flatMap((word) => (word.endsWith('[x]') ? forms.map((form) => word.slice(0, -3) + form) : [word])));
}
