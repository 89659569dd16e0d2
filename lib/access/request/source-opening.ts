import 'server-only';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { JoinedEvent, LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import type { ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import type { Restriction } from '#/lib/access/whereabouts/restriction.ts';
import type { TimelineRequest } from '#/lib/access/request/record-request.ts';

/** Source as it is opened for a record. */
export interface SourceOpening {
  readonly request: TimelineRequest;
  readonly source: SourceConfig;
  readonly policy: PolicyRequest;
  readonly consent: ConsentAnswer;
  readonly restriction: Restriction;
  readonly noteSent: NoteSent;
  /** Adds the members that a network found. */
  readonly join?: JoinMembers;
}

/** Takes note of the entries that each source's stream sends, for the audit. */
export type NoteSent = (source: SourceConfig) => SentNotes;

export interface SentNotes {
  /** Called once for each entry that policy has released, before it is sent; `labelled`: what it was released from. */
  readonly take: (entry: TimelineEntry, labelled: LabelledEntry) => void;
  /** Events of the source's end with the outcomes that end it, or of the stream's without any when it broke off. */
  readonly events: (requestId: string, outcomes?: ReadonlyMap<Category, Outcome>) => readonly AuditEvent[];
}

/** Makes the message and the start of each member that a network found. */
export type JoinMembers = (
  network: SourceConfig,
  joined: JoinedEvent,
) => Iterable<{ readonly message: TimelineMessage; readonly begin: () => void }>;
