import 'server-only';
import type { AuditEvent, AuditEventAgent, Coding } from 'fhir/r4';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';
import {
  type AuditedSource,
  clientAgent,
  destinationAgent,
  dicom,
  patientEntities,
  queryEntity,
  requestEntity,
  restful,
  sessionEntity,
  userAgent,
} from './event-parts.ts';

export type { AuditEvent } from 'fhir/r4';

/** FHIR AuditEvent.outcome: 0 success · 4 minor failure (refused, absent) · 8 serious failure (no answer). */
export type AuditOutcome = '0' | '4' | '8';

/** Facts that all events of one opening share. */
export interface AuditContext {
  readonly viewer: Viewer;
  readonly purpose: PurposeOfUse;
  /** Random id of the RecordSession, which ties a view's events together. */
  readonly session: string;
  /** The reference identity's identifiers: never a name (audit is PHI-minimal). */
  readonly patient: readonly PatientIdentifier[];
  /** ISO 8601 instant, by the real clock. */
  readonly at: string;
}

export interface AuditedQuery {
  /** X-Request-Id of the call. */
  readonly requestId: string;
  /** Path and parameters as they are sent. */
  readonly query: string;
}

export interface AuditedOutcome extends AuditedQuery {
  readonly outcome: AuditOutcome;
  /** Our own words, never the source's, which may contain names. */
  readonly detail: string;
  readonly counts?: Readonly<Record<string, number>>;
}

/** Makes an IHE BALP PatientQuery event for each planned query, written before the source is queried (BALP 1.1.5 §3:5.7.7). */
export function plannedQueries(context: AuditContext, source: AuditedSource, queries: readonly AuditedQuery[]): readonly AuditEvent[] {
  return queries.map((query) => queryEvent(context, source, query, '0', 'planned'));
}

/** Makes an event for each ended query, with its outcome and counts. */
export function queryOutcomes(context: AuditContext, source: AuditedSource, outcomes: readonly AuditedOutcome[]): readonly AuditEvent[] {
  return outcomes.map((ended) => {
    const counts = Object.entries(ended.counts ?? {}).map(([type, value]) => ({ type, valueString: String(value) }));
    const event = queryEvent(context, source, ended, ended.outcome, ended.detail);
    return counts.length > 0 ? { ...event, entity: [...(event.entity ?? []), { name: 'counts', detail: counts }] } : event;
  });
}

export type AccessAction =
  | 'sign-in'
  | 'sign-out'
  | 'launch'
  | 'refused'
  | 'find'
  | 'open'
  | 'match'
  | 'document'
  | 'print'
  | 'expired'
  | 'consent'
  | 'many-people';

const accessTypes: Readonly<Record<AccessAction, Coding>> = {
  'sign-in': dicom('110114', 'User Authentication'),
  'sign-out': dicom('110114', 'User Authentication'),
  launch: dicom('110114', 'User Authentication'),
  refused: dicom('110114', 'User Authentication'),
  expired: dicom('110114', 'User Authentication'),
  find: dicom('110112', 'Query'),
  consent: dicom('110112', 'Query'),
  'many-people': dicom('110113', 'Security Alert'),
  match: dicom('110110', 'Patient Record'),
  open: dicom('110110', 'Patient Record'),
  document: dicom('110106', 'Export'),
  print: dicom('110106', 'Export'),
};

export interface AccessEvent {
  readonly action: AccessAction;
  readonly outcome: AuditOutcome;
  /** Our own words. */
  readonly detail: string;
  /** ISO 8601 instant, by the real clock. */
  readonly at: string;
  readonly viewer?: Viewer;
  readonly purpose?: PurposeOfUse;
  readonly session?: string;
  readonly patient?: readonly PatientIdentifier[];
}

/** Makes the event of a person's own act: signed in, searched, opened, was refused. */
export function accessEvent(access: AccessEvent): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    type: accessTypes[access.action],
    subtype: [{ system: 'urn:tributary:access', code: access.action }],
    action: access.action === 'find' || access.action === 'sign-in' ? 'E' : 'R',
    recorded: access.at,
    outcome: access.outcome,
    outcomeDesc: access.detail,
    agent: [access.viewer ? userAgent(access.viewer, access.purpose) : unknownUser, clientAgent],
    source: { observer: { display: 'Tributary' } },
    entity: [...sessionEntity(access.session), ...patientEntities(access.patient ?? [])],
  };
}

/** Makes the event of this process's start (DICOM PS3.15 A.5.3.1): the first line of a trail, which shows that it can be written. */
export function applicationStart(at: string): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    type: dicom('110100', 'Application Activity'),
    subtype: [dicom('110120', 'Application Start')],
    action: 'E',
    recorded: at,
    outcome: '0',
    agent: [{ ...clientAgent, type: { coding: [dicom('110150', 'Application')] } }],
    source: { observer: { display: 'Tributary' } },
  };
}

const unknownUser: AuditEventAgent = {
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
  requestor: true,
  who: { display: 'not signed in' },
};

function queryEvent(context: AuditContext, source: AuditedSource, query: AuditedQuery, outcome: AuditOutcome, detail: string): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
    subtype: [restful('search-type')],
    action: 'E',
    recorded: context.at,
    outcome,
    outcomeDesc: detail,
    agent: [userAgent(context.viewer, context.purpose), clientAgent, destinationAgent(source)],
    source: { observer: { display: 'Tributary' } },
    entity: [
      queryEntity(query.query),
      ...patientEntities(context.patient),
      requestEntity(query.requestId),
      ...sessionEntity(context.session),
    ],
  };
}
