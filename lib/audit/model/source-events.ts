import 'server-only';
import type { AuditEvent, AuditEventEntity, Coding } from 'fhir/r4';
import { entityType, objectRole, ownEvent, restEvent, restful, type BalpProfile } from './codings.ts';
import {
  type AuditedPatient,
  type AuditedSource,
  type AuditedUser,
  auditSource,
  clientAgent,
  factsEntity,
  patientEntity,
  queryEntity,
  requestEntity,
  serverAgent,
  sessionEntity,
  userAgents,
} from './event-parts.ts';
import { eventDetails } from './event-words.ts';
import { withEnding, type AuditOutcome, type Ending } from './failed-event.ts';

/** Facts that all events of one opening share. */
export interface AuditContext extends AuditedUser {
  /** Random id of the RecordSession, which ties a view's events together; undefined outside a record. */
  readonly session: string | undefined;
  /** The reference identity; undefined for a search that names nobody by a number. */
  readonly patient: AuditedPatient | undefined;
  /** ISO 8601 instant, by the real clock. */
  readonly at: string;
}

/** Queries of one source that belong together. */
export interface AuditedQueries {
  /** Begins the X-Request-Id of each call. */
  readonly requestId: string;
  /** Paths and parameters as they are sent. */
  readonly requests: readonly string[];
  /** The criteria without their values, where these name a person. */
  readonly shape?: string;
}

export interface EndedRequest {
  readonly request: string;
  readonly outcome: AuditOutcome;
  /** Our own words. */
  readonly detail: string;
  /** "pages 3, received 120" */
  readonly counted?: string;
}

export interface EndedQueries {
  readonly requestId: string;
  readonly requests: readonly EndedRequest[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Makes the BALP PatientQuery of a source's plan, which is written before the source is queried (docs/decisions/0069). */
export const queriesPlanned = (context: AuditContext, source: AuditedSource, queries: AuditedQueries): AuditEvent =>
  queryEvent('queries-planned', context, source, queries, { outcome: '0', detail: 'planned' });

/** Makes the event of a source's end: each request as it was sent and how it ended, by its line, and the counts. */
export function queriesEnded(context: AuditContext, source: AuditedSource, { requestId, requests, counts }: EndedQueries): AuditEvent {
  const queries = { requestId, requests: requests.map(({ request }) => request) };
  const answers = factsEntity(
    'answers',
    requests.map(({ detail, counted }, line) => [String(line + 1), counted === undefined ? detail : `${detail}; ${counted}`]),
  );
  const counted = factsEntity(
    'counts',
    Object.entries(counts).map(([name, count]) => [name, String(count)]),
  );
  return queryEvent('queries-ended', context, source, queries, endingOf(requests), [...answers, ...counted]);
}

/** Ending of all requests together: a serious failure only where none was answered. */
function endingOf(requests: readonly EndedRequest[]): Ending {
  const failed = requests.filter(({ outcome }) => outcome !== '0');
  if (failed.length === 0) return { outcome: '0', detail: 'answered' };
  const isWhole = failed.length === requests.length && failed.some(({ outcome }) => outcome === '8');
  return { outcome: isWhole ? '8' : '4', detail: [...new Set(failed.map(({ detail }) => detail))].join('; ') };
}

/** Makes the event of a search for a person, written before the index is queried; PatientQuery where a number names the person. */
export const personSearchPlanned = (context: AuditContext, index: AuditedSource, queries: AuditedQueries): AuditEvent =>
  queryEvent('person-search-planned', context, index, queries, { outcome: '0', detail: 'planned' });

/** Makes the PatientQuery of one person whom a search showed: BALP asks one event for each. */
export const personFound = (context: AuditContext, index: AuditedSource, queries: AuditedQueries): AuditEvent =>
  queryEvent('person-found', context, index, queries, { outcome: '0', detail: eventDetails.personFound });

/** Makes the event of one source and press of a search inside documents, before they are fetched and at their end. */
export const textSearched = (
  stage: 'text-search-planned' | 'text-search-ended',
  context: AuditContext,
  source: AuditedSource,
  queries: AuditedQueries & Ending & { readonly counts?: Readonly<Record<string, number>> },
): AuditEvent => {
  const counts = Object.entries(queries.counts ?? {}).map(([name, count]) => [name, String(count)] as const);
  return queryEvent(stage, context, source, queries, queries, factsEntity('counts', counts));
};

/** Makes the event of a search of the trail itself, before its server is queried and at its end; `filters`: what this process looked for. */
export const auditSearched = (
  stage: 'audit-search-planned' | 'audit-search-ended',
  context: AuditContext,
  server: AuditedSource,
  queries: AuditedQueries & Ending & { readonly facts: readonly (readonly [name: string, value: string])[] },
): AuditEvent => queryEvent(stage, context, server, queries, queries, factsEntity('audit search', queries.facts));

type QueryEventName =
  | 'queries-planned'
  | 'queries-ended'
  | 'person-search-planned'
  | 'person-found'
  | 'audit-search-planned'
  | 'audit-search-ended'
  | 'text-search-planned'
  | 'text-search-ended';

function queryEvent(
  name: QueryEventName,
  context: AuditContext,
  source: AuditedSource,
  { requestId, requests, shape }: AuditedQueries,
  ending: Ending,
  facts: readonly AuditEventEntity[] = [],
): AuditEvent {
  const profile: BalpProfile = context.patient ? 'PatientQuery' : 'Query';
  const entities = [queryEntity(requests, shape), ...sharedEntities(context, requestId), ...facts];
  return withEnding(restfulEvent([restful('search-type'), ownEvent(name)], 'E', context, source, entities), profile, ending);
}

/** Resource that is read by itself. */
export interface AuditedRead {
  readonly requestId: string;
  /** Relative to the source's base: `DocumentReference/7`. */
  readonly reference: string;
  /** Part of it: "file 1". */
  readonly part?: string;
}

/** Makes the BALP PatientRead of one resource, before it is read and at its end. */
export function patientRead(
  stage: 'read-planned' | 'read-ended',
  context: AuditContext,
  source: AuditedSource,
  { requestId, reference, part, ...ending }: AuditedRead & Ending,
): AuditEvent {
  const data: AuditEventEntity = {
    type: entityType('2'),
    role: objectRole('4'),
    what: { reference: `${source.url}/${reference}` },
    ...(part !== undefined && { description: part }),
  };
  const entities = [data, ...sharedEntities(context, requestId)];
  return withEnding(restfulEvent([restful('read'), ownEvent(stage)], 'R', context, source, entities), 'PatientRead', ending);
}

const sharedEntities = ({ patient, session }: AuditContext, requestId: string): readonly AuditEventEntity[] => [
  ...(patient ? [patientEntity(patient)] : []),
  requestEntity(requestId),
  ...(session === undefined ? [] : [sessionEntity(session)]),
];

function restfulEvent(
  subtype: Coding[],
  action: 'E' | 'R',
  context: AuditContext,
  source: AuditedSource,
  entity: AuditEventEntity[],
): AuditEvent {
  const part = action === 'E' ? 'queries' : 'reads';
  return {
    resourceType: 'AuditEvent',
    type: restEvent,
    subtype,
    action,
    recorded: context.at,
    agent: [...userAgents(context), clientAgent(part, context), serverAgent(part, source)],
    source: auditSource,
    entity,
  };
}
