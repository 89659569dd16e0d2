import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { JoinedEvent } from '#/lib/sources/answer/source-event.ts';
import type { ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import type { Restriction } from '#/lib/access/request/restriction.ts';
import type { TimelineRequest } from '#/lib/access/request/record-request.ts';

/** Source as it is opened for a record. */
export interface SourceOpening {
  readonly request: TimelineRequest;
  readonly source: SourceConfig;
  readonly policy: PolicyRequest;
  readonly consent: ConsentAnswer;
  readonly restriction: Restriction;
  /** Adds the members that a network found. */
  readonly join?: JoinMembers;
}

/** Makes the message and the start of each member that a network found. */
export type JoinMembers = (
  network: SourceConfig,
  joined: JoinedEvent,
) => Iterable<{ readonly message: TimelineMessage; readonly begin: () => void }>;
