import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** Line of the configuration's `sharing`. */
export interface SharingRule {
  readonly source: string;
  readonly to: readonly string[];
  readonly roles: readonly string[];
  readonly except: readonly string[];
}

/** The configuration's `labels`: what it changes in what security labels keep back from other organisations. */
export interface LabelRules {
  /** Opens labels to roles of organisations; an item is shown once each of its labels that keeps it back is open. */
  readonly open: readonly {
    readonly codes: readonly string[];
    readonly to: readonly string[];
    readonly roles: readonly string[];
    /** Sources where this holds; everywhere if absent. */
    readonly sources?: readonly string[] | undefined;
  }[];
  /** Known codes that keep back although they hide nothing by default. */
  readonly keepBack: readonly string[];
  /** Systems, or `system|code`, of labels of a site's own that keep nothing back. */
  readonly harmless: readonly string[];
}

/** Roles of organisations to which safeguarding flags and access details are shown. */
export interface SafeguardingRule {
  readonly to: readonly string[];
  readonly roles: readonly string[];
}

/** Line of the configuration's `roleLimits`: roles that are shown some categories only. */
export interface RoleLimit {
  readonly roles: readonly string[];
  /** Organisations where it holds; everywhere if absent. */
  readonly to?: readonly string[] | undefined;
  readonly shows: readonly string[];
}

/** Facts of a request that a rule may know: the viewer, the purpose, the patient's choices. */
export interface PolicyRequest {
  readonly viewer: Viewer;
  readonly purpose: PurposeOfUse;
  /** Id of the source whose own system launched this viewer; absent after direct login. */
  readonly launchedFrom?: string;
  /** Organisations that the patient's consent keeps from sharing (IHE PCF). */
  readonly blockedOrganisations: ReadonlySet<string>;
  readonly sharing: readonly SharingRule[];
  readonly labels?: LabelRules;
  /** None: they are shown to nobody. */
  readonly safeguarding?: readonly SafeguardingRule[];
  /** None: every role is shown all categories. */
  readonly roleLimits?: readonly RoleLimit[];
}

/** Facts of a source that a rule may know. */
export interface PolicySource {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly mayWithholdPersonally: boolean;
  /** Network through which it joined, whose agreements hold for it, with the names by which a consent may know it. */
  readonly network?: { readonly id: string; readonly organisation: string; readonly names: readonly string[] };
}

/** Facts of one described resource that a rule may know. */
export interface PolicyEntry {
  readonly entry: TimelineEntry;
  /** Security labels of the resource; they never travel further. */
  readonly labels: readonly Coding[];
  /** True where a reference points to a resource that is kept back. */
  readonly pointsToKeptBack?: boolean;
  /** The entry without its references to hidden resources; absent if it has none. */
  readonly withoutHiddenReferences?: TimelineEntry;
}

/** Facts of one reference that a rule may know: the entry it points to, and the target's security labels, each where known. */
export interface PolicyReference {
  readonly id?: EntryId | undefined;
  readonly labels: readonly Coding[];
}

/** Entries of one source about which more is known than their labels tell. */
export interface ReleaseProgress {
  readonly keptBack: ReadonlySet<EntryId>;
  /** Entries whose labels have not come: each may yet be kept back. */
  readonly undecided: ReadonlySet<EntryId>;
}

/** Decision before any query. `why` is the whole sentence for the reader. */
export type Admission =
  | { readonly verdict: 'ask' }
  | { readonly verdict: 'withheld'; readonly basis: 'agreement' | 'source'; readonly why: string };

/** Decision after the answer. `stub` carries everything that may be said; `withheld` leaves no trace but the audit's count. */
export type Release =
  | { readonly verdict: 'shown'; readonly entry: TimelineEntry }
  | { readonly verdict: 'stub'; readonly entry: TimelineEntry }
  | { readonly verdict: 'withheld' };

/** Rule of policy, one file each. `undefined`: the rule does not apply. */
export interface PolicyRule {
  readonly name: string;
  readonly admit?: (request: PolicyRequest, source: PolicySource) => Admission | undefined;
  readonly release?: (request: PolicyRequest, source: PolicySource, candidate: PolicyEntry) => Release | undefined;
}
