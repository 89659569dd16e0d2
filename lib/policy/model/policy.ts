import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** One line of the configuration's `sharing`. */
export interface SharingRule {
  readonly source: string;
  readonly to: readonly string[];
  readonly roles: readonly string[];
  readonly except: readonly string[];
}

/** What a rule may know of who asks, for whom. */
export interface PolicyRequest {
  readonly viewer: Viewer;
  readonly purpose: PurposeOfUse;
  /** Id of the source whose own system launched this viewer; absent after direct login. */
  readonly launchedFrom?: string;
  /** Organisations that the patient's consent keeps from sharing (IHE PCF). */
  readonly blockedOrganisations: ReadonlySet<string>;
  readonly sharing: readonly SharingRule[];
}

/** What a rule may know of a source. */
export interface PolicySource {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly mayWithholdPersonally: boolean;
  /** The network through which it joined: under whose agreements it is shared, and by what names a consent may know it. */
  readonly network?: { readonly id: string; readonly organisation: string; readonly names: readonly string[] };
}

/** One described resource: `labels` are its `meta.security` and never travel further. */
export interface LabelledEntry {
  readonly entry: TimelineEntry;
  readonly labels: readonly Coding[];
  /** The entry as it would be had it never pointed to what is hidden; undefined where it points to none of that. */
  readonly without?: (isHidden: (id: EntryId | undefined, labels: readonly Coding[]) => boolean) => TimelineEntry | undefined;
}

/** Before any query. `why` is the whole sentence for the reader. */
export type Admission =
  | { readonly verdict: 'ask' }
  | { readonly verdict: 'withheld'; readonly basis: 'agreement' | 'source'; readonly why: string };

/** After the answer. `stub` carries what may be said; `withheld` leaves no trace but the audit's count. */
export type Release =
  | { readonly verdict: 'shown'; readonly entry: TimelineEntry }
  | { readonly verdict: 'stub'; readonly entry: TimelineEntry }
  | { readonly verdict: 'withheld' };

/** One file a rule. `undefined`: this rule has nothing to say. */
export interface PolicyRule {
  readonly name: string;
  readonly admit?: (request: PolicyRequest, source: PolicySource) => Admission | undefined;
  readonly release?: (request: PolicyRequest, source: PolicySource, labelled: LabelledEntry) => Release | undefined;
}
