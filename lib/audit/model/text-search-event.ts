import 'server-only';
import type { AuditEvent } from 'fhir/r4';
import {
  type AuditedSource,
  clientAgent,
  destinationAgent,
  dicom,
  patientEntities,
  queryEntity,
  requestEntity,
  sessionEntity,
  userAgent,
} from './event-parts.ts';
import type { AuditContext, AuditOutcome } from './events.ts';

/** Press of a reader who searches the text inside documents of one source. */
export interface TextSearch {
  /** Begins the X-Request-Id of each call. */
  readonly requestId: string;
  /** The documents, as they are asked for. */
  readonly queries: readonly string[];
  readonly outcome: AuditOutcome;
  /** Our own words. */
  readonly detail: string;
  readonly counts?: Readonly<Record<string, number>>;
}

/**
 * Makes the event of one source and press: the text of its documents is searched, which is told apart from a document that is opened
 * to be read (`document`). One event names every document that is asked for; its outcome is a second one of the same kind.
 */
export function textSearchEvent(context: AuditContext, source: AuditedSource, search: TextSearch): AuditEvent {
  const counts = Object.entries(search.counts ?? {}).map(([type, value]) => ({ type, valueString: String(value) }));
  return {
    resourceType: 'AuditEvent',
    type: dicom('110112', 'Query'),
    subtype: [{ system: 'urn:tributary:access', code: 'text-searched', display: 'text searched' }],
    action: 'E',
    recorded: context.at,
    outcome: search.outcome,
    outcomeDesc: search.detail,
    agent: [userAgent(context.viewer, context.purpose), clientAgent, destinationAgent(source)],
    source: { observer: { display: 'Tributary' } },
    entity: [
      ...search.queries.map(queryEntity),
      ...patientEntities(context.patient),
      requestEntity(search.requestId),
      ...sessionEntity(context.session),
      ...(counts.length > 0 ? [{ name: 'counts', detail: counts }] : []),
    ],
  };
}
