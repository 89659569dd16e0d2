import type { Category } from '#/lib/record/model/category.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Assertion, EntryBody, Caution, Fact, WithheldPart } from '#/lib/record/model/timeline-entry.ts';
import type { Dates } from './dates.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { Reading } from '#/lib/fhir/datatypes/resource-context.ts';

/** What a kind says of one resource; `normalise.ts` adds what all kinds have in common. */
export interface KindDescription {
  readonly category: Category;
  /** Negation included (H11); blank is replaced by the kind's words. */
  readonly title: string;
  readonly detail?: string;
  readonly code?: CodedConcept;
  /** `affirmed` when not given. */
  readonly assertion?: Assertion;
  readonly status?: string;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
  readonly dates?: Dates;
  /** `facts` when not given. */
  readonly body?: EntryBody;
  readonly facts?: readonly Fact[];
  readonly text?: readonly string[];
  readonly cautions?: readonly Caution[];
  readonly identity?: readonly string[];
  readonly compare?: Readonly<Record<string, string>>;
  /** A Reference, where it is neither `encounter` nor `context`. */
  readonly encounter?: unknown;
  /** The source says that it keeps the content back: shown as such, and never as nothing (H24). */
  readonly withheld?: WithheldPart;
  readonly series?: string;
}

/** One kind of record: everything that is known of it, in one file. */
export interface Kind {
  readonly name: string;
  /** Resource types that it describes. */
  readonly types: readonly string[];
  /** What a resource of it is called when it names nothing: "Allergy". */
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
   * Of shown elements that are no datatype, by name, the parts that `describe` shows: what else stands in one becomes a fact
   * ("Participant: on behalf of"). Parts within parts are named by themselves.
   */
  readonly parts?: Readonly<Record<string, string>>;
  /** The reader's words for elements, in the order in which their facts stand; others follow under their own names. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether a resource is an entry of its own; one that is not is shown by those that point to it. Every one is, when not given. */
  readonly standsAlone?: (resource: Resource) => boolean;
  readonly describe: (reading: Reading) => KindDescription;
}

/** A set of codes, or of element names, from a line of words. */
export function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Element names; `onset[x]` stands for its dated forms. Ages, ranges, timings and texts stay facts. */
export function elements(words: string): ReadonlySet<string> {
  const forms = ['DateTime', 'Period', 'Instant', 'Date'];
  return new Set(words.split(/\s+/).flatMap((word) => (word.endsWith('[x]') ? forms.map((form) => word.slice(0, -3) + form) : [word])));
}
