import type { Category } from './category.ts';
import type { ContactPerson, SpokenLanguages } from './contact-person.ts';
import type { Outcome } from './outcome.ts';
import type { IdentityDifference, PatientBanner } from './patient.ts';
import type { PublicSource } from './public-source.ts';
import type { SummarySettings } from './summary-settings.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** Raised when a message changes so that an older page would misread it. */
export const messageVersion = 5;

export interface RefusedResource {
  readonly resourceType: string;
  /** `Type/id`, where it had one. */
  readonly reference?: string;
  readonly reason: 'other-patient' | 'other-address' | 'unreadable' | 'removed';
}

/** Every resource received is an entry, supporting or refused: `received` is their sum (design §5). */
export interface ResourceCounts {
  readonly received: number;
  readonly entries: number;
  readonly supporting: number;
  readonly refused: number;
}

/**
 * A line of the stream (NDJSON). Every source message carries `attempt`: a higher one replaces all that the
 * lower sent when its first entry or outcome arrives.
 */
export type TimelineMessage =
  | HelloMessage
  | { readonly type: 'patient'; readonly patient: PatientBanner }
  | { readonly type: 'source'; readonly source: PublicSource }
  | { readonly type: 'entries'; readonly source: string; readonly attempt: number; readonly entries: readonly TimelineEntry[] }
  | { readonly type: 'progress'; readonly source: string; readonly attempt: number; readonly pages: number; readonly resources: number }
  | ({ readonly type: 'refused'; readonly source: string; readonly attempt: number } & RefusedResource)
  | { readonly type: 'outcome'; readonly source: string; readonly attempt: number; readonly category: Category; readonly outcome: Outcome }
  | DifferencesMessage
  | ContactsMessage
  | WhereaboutsMessage
  | EndMessage
  /** The session cannot go on with its token: the page renews, then asks again. */
  | { readonly type: 'renew' }
  /** The viewer's process is about to stop: what has not ended is cut off, and can be asked again. */
  | { readonly type: 'restarting' }
  /** Nothing was asked: the user, or their organisation, asks for more at once than the viewer allows. */
  | { readonly type: 'busy' }
  /** The session is over: the page blanks. */
  | { readonly type: 'expired'; readonly why: string };

export interface DifferencesMessage {
  readonly type: 'differences';
  readonly source: string;
  readonly attempt: number;
  readonly differences: readonly IdentityDifference[];
  /** The person that the reader may accept at this source, where exactly one is offered. */
  readonly person?: string;
}

/** People to ring whom the source's own Patient names; they add to those of its entries, and to earlier messages of the attempt. */
export interface ContactsMessage {
  readonly type: 'contacts';
  readonly source: string;
  readonly attempt: number;
  readonly contacts: readonly ContactPerson[];
  /** The source labels its Patient so that no address or number may be shown. */
  readonly restricted?: true;
  /** Numbers of this source are held back until every source has said whether they are restricted; a `whereabouts` message follows. */
  readonly held?: true;
  readonly speech?: SpokenLanguages;
}

/** Whereabouts that were held back, also after the source's end: contacts to add, and entries in place of those with their ids. */
export interface WhereaboutsMessage {
  readonly type: 'whereabouts';
  readonly source: string;
  readonly attempt: number;
  readonly contacts: readonly ContactPerson[];
  readonly entries: readonly TimelineEntry[];
}

export interface HelloMessage {
  readonly type: 'hello';
  readonly version: number;
  readonly session: string;
  /** The page refuses another key than the one it opened with. */
  readonly patientKey: string;
  /** The server's clock, ISO 8601 instant: "As of". */
  readonly at: string;
  readonly viewer: { readonly name: string; readonly role: string; readonly organisation: string; readonly organisationName: string };
  /** BCP 47, for dates and words. */
  readonly locale: string;
  /** The deployment's name, for the foot of paper. */
  readonly service: string;
  /** The operator's part in the first screen; absent where nothing is configured for this reader. */
  readonly summary?: SummarySettings;
  /** Safeguarding flags and access details are sent to this reader's role. */
  readonly safeguarding?: true;
}

export interface EndMessage {
  readonly type: 'end';
  readonly source: string;
  readonly attempt: number;
  readonly resources: ResourceCounts;
  /** Entries sent, stubs included. */
  readonly entries: number;
  /** ISO 8601 instant of the answer's end. */
  readonly at: string;
  readonly tookMs: number;
  /** Types that the source offers and that were not asked for: named in its details. */
  readonly notAsked?: readonly string[];
  /** Finds a failure in the operator's log. */
  readonly reference?: string;
  /** Day or time up to which the source's data reach, as the source sent it (docs/decisions/0045). */
  readonly dataAsOf?: string;
}
