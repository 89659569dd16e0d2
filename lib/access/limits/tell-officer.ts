import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { officerWords } from './words.ts';

/** Way by which a user came to a person: a launch is never refused by count. */
export type PeopleRoute = 'search' | 'launch';

export interface ManyPeople {
  readonly viewer: Viewer;
  /** Different people within `minutes`. */
  readonly people: number;
  readonly minutes: number;
  readonly route: PeopleRoute;
  /** `many`: a reason is asked for from now on. `reason`: it was given. `most`: no more are found by search. */
  readonly occasion: 'many' | 'reason' | 'most';
  /** Taken from the configuration's list. */
  readonly reason?: string;
}

/** Tells the privacy officer: a line in the operator's log that names nobody, and an audit event that names the user. Rejects where that is not written. */
export async function tellOfficer({ viewer, people, minutes, route, occasion, reason }: ManyPeople): Promise<void> {
  const reference = referenceCode();
  const detail = officerWords[occasion](people, minutes, reason);
  writeOperatorLine({ event: 'many-people', reference, about: viewer.organisation, step: route, reason: occasion, detail });
  const event = { action: 'many-people', outcome: occasion === 'most' ? '4' : '0', detail: `${detail} (${reference})` } as const;
  await auditSink().write([accessEvent({ ...event, user: { viewer, purpose: 'TREAT' }, at: new Date().toISOString() })]);
}
