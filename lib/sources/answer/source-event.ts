import type { FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { ContactPerson, SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference, PatientIdentity } from '#/lib/record/model/patient.ts';
import type { FoundMembers } from '#/lib/record/model/public-source.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { RefusedResource, ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';

/** Request for one source's record of the patient. */
export interface GatherInput {
  readonly source: SourceConfig;
  readonly user: RequestingUser;
  readonly patient: PatientIdentity;
  /** Identifier systems of the configuration. */
  readonly systems: readonly string[];
  /** Digests of the persons whom the reader confirmed as this patient (`personDigest`). */
  readonly accepted?: ReadonlySet<string>;
}

/** Entries in one event: enough that a batch costs little, few enough that the reader sees the first soon. */
export const batchSize = 150;

/** An entry with its security labels, which only policy reads. */
export interface LabelledEntry {
  readonly entry: TimelineEntry;
  readonly labels: readonly Coding[];
  /** Absent for an entry that points to no other resource of its source. */
  readonly links?: EntryLinks;
}

/** The references of one entry, and its description without some of them (docs/decisions/0019). */
export interface EntryLinks {
  /** Ids of the entries it points to, whether or not they came. */
  readonly targets: () => readonly EntryId[];
  /** Each reference with what is known of its target. Read at release: a target may come later than the entry. */
  readonly references: () => readonly EntryReference[];
  /** The entry described again without the references of these texts; undefined if no entry is left. */
  readonly withoutReferences: (hidden: ReadonlySet<string>) => TimelineEntry | undefined;
}

export interface EntryReference {
  /** The reference as the entry's resource has it. */
  readonly text: string;
  /** Id of the entry it points to, where the text or the target tells. */
  readonly id?: EntryId | undefined;
  /** Security labels of the target, where it is at hand. */
  readonly labels: readonly Coding[];
}

/** Decides by id and labels if policy hides the target of a reference. */
export type IsHidden = (id: EntryId | undefined, labels: readonly Coding[]) => boolean;

/** Changes an entry, and its form without hidden references alike; adds labels. */
export function withEntry(
  labelled: LabelledEntry,
  change: (entry: TimelineEntry) => TimelineEntry,
  more: readonly Coding[] = [],
): LabelledEntry {
  const { entry, labels, links } = labelled;
  const withoutReferences: EntryLinks['withoutReferences'] = (hidden) => {
    const described = links?.withoutReferences(hidden);
    return described && change(described);
  };
  return { entry: change(entry), labels: [...labels, ...more], ...(links && { links: { ...links, withoutReferences } }) };
}

/** Recomputes outcomes from the entries actually released, so that withheld ones leave no trace. */
export type RecountOutcomes = (released: ReadonlyMap<Category, number>, isHidden: IsHidden) => ReadonlyMap<Category, Outcome>;

/** Events of one source. The last is `ended`, unless the reader leaves before. */
export type SourceEvent =
  | JoinedEvent
  /** `person`: digest of the person the reader may confirm (`personDigest`). */
  | { readonly type: 'differences'; readonly differences: readonly IdentityDifference[]; readonly person?: string | undefined }
  /** People to ring whom the matched Patient names; `restricted`: it is labelled so that no number may be shown. */
  | {
      readonly type: 'contacts';
      readonly contacts: readonly ContactPerson[];
      readonly restricted?: true;
      readonly speech?: SpokenLanguages;
    }
  | { readonly type: 'entries'; readonly entries: readonly LabelledEntry[] }
  | { readonly type: 'progress'; readonly pages: number; readonly resources: number }
  | { readonly type: 'refused'; readonly refused: RefusedResource; readonly labels?: readonly Coding[] }
  /** All of this type has come, or what was asked of it failed: nobody need wait for more of it. */
  | { readonly type: 'answered'; readonly resourceType: string; readonly whole: boolean }
  | SourceEnded;

/** Condition on which policy takes a supporting resource out of the count: its entry is hidden, or its own labels are. */
export interface WithholdableSupport {
  readonly id?: EntryId;
  readonly labels: readonly Coding[];
}

export interface SourceEnded {
  readonly type: 'ended';
  readonly outcomes: ReadonlyMap<Category, Outcome>;
  readonly resources: ResourceCounts;
  readonly recount?: RecountOutcomes;
  readonly withholdable?: readonly WithholdableSupport[];
  /** Types that the source offers and that were not asked for, or not in a way that it knows: as it names them. */
  readonly notAsked?: readonly string[];
  /** Day or time up to which the source says that its data reach, as sent. */
  readonly dataAsOf?: string;
}

/** Organisations of a network that know the patient: each is queried as a source of its own. */
export interface JoinedEvent {
  readonly type: 'joined';
  /** Without a badge yet: `code` is the same for all. */
  readonly members: readonly SourceConfig[];
  readonly memberCounts: FoundMembers;
}

/** Audit trace of one query, from plan to outcome. */
export interface QueryTrace {
  readonly requestId: string;
  /** Path and parameters. */
  query: string;
  state: 'not-asked' | 'running' | 'complete' | 'failed' | 'denied';
  /** Our words, never the source's. */
  detail: string;
  /** Failure that ended it, for the operator's log. */
  failure?: FailureReason;
  pages: number;
  received: number;
  refused: number;
}

/** A source about to be queried: `start` may be called once its plan is audited. */
export interface SourceGathering {
  /** Begins the X-Request-Id of each call. */
  readonly requestId: string;
  /** Paths and parameters of the planned queries; none where nothing is asked. */
  readonly planned: readonly string[];
  readonly start: (signal: AbortSignal) => AsyncIterable<SourceEvent>;
  /** Traces so far, complete even if nobody read the events to their end. */
  readonly traces: () => readonly QueryTrace[];
}
