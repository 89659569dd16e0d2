import 'server-only';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import type { AccessAction } from '#/lib/audit/model/event-kinds.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { auditContext, type TimelineRequest } from './record-request.ts';
import { decisionDetails } from './words.ts';

/** Makes the event of a decision about one source. */
function decisionEvent(request: TimelineRequest, { id, name }: SourceConfig, action: AccessAction, detail: string): AuditEvent {
  const { at, session, patient, ...user } = auditContext(request);
  return accessEvent({ action, outcome: '4', detail, at, session, patient, user, source: { id, name } });
}

/** Events of a source that is not queried, or of a document that is not read: by a sharing rule, or by the patient's choice. */
export function denialEvents(
  request: TimelineRequest,
  source: SourceConfig,
  policy: PolicyRequest,
  denial: 'withheld' | 'consent-unknown',
): readonly AuditEvent[] {
  if (denial === 'consent-unknown') return [decisionEvent(request, source, 'denied-by-consent', decisionDetails.consentUnknown)];
  return policy.blockedOrganisations.has(source.organisation)
    ? [decisionEvent(request, source, 'denied-by-consent', decisionDetails.consent)]
    : [decisionEvent(request, source, 'denied-by-rule', decisionDetails.rule)];
}

/** Events of a source whose person was not taken for the patient: none where the source does not know them. */
export function matchEvents(request: TimelineRequest, source: SourceConfig, outcomes: Iterable<Outcome>): readonly AuditEvent[] {
  for (const outcome of outcomes)
    if (outcome.state === 'unmatched' && outcome.match === 'unconfirmed')
      return [decisionEvent(request, source, 'match-unsettled', decisionDetails.unsettled)];
  return [];
}

/** Writes down that this reader may open no record (any more). A refusal that cannot be written is a refusal all the same. */
export async function auditRefusedReader(request: TimelineRequest): Promise<void> {
  const { at, session, patient, ...user } = auditContext(request);
  await request
    .audit([accessEvent({ action: 'request-refused', outcome: '4', detail: decisionDetails.role, at, session, patient, user })])
    .catch(() => undefined);
}
