import 'server-only';
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from 'fhir/r4';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

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

export interface AuditedSource {
  readonly id: string;
  readonly url: string;
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

const dicom = (code: string, display: string): Coding => ({ system: 'http://dicom.nema.org/resources/ontology/DCM', code, display });
const restful = (code: string): Coding => ({ system: 'http://hl7.org/fhir/restful-interaction', code });
const entityType = (code: string): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code });
const objectRole = (code: string): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/object-role', code });

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
  | 'consent';

const accessTypes: Readonly<Record<AccessAction, Coding>> = {
  'sign-in': dicom('110114', 'User Authentication'),
  'sign-out': dicom('110114', 'User Authentication'),
  launch: dicom('110114', 'User Authentication'),
  refused: dicom('110114', 'User Authentication'),
  expired: dicom('110114', 'User Authentication'),
  find: dicom('110112', 'Query'),
  consent: dicom('110112', 'Query'),
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
    agent: [access.viewer ? userAgent(access.viewer, access.purpose) : unknownUser, client],
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
    agent: [{ ...client, type: { coding: [dicom('110150', 'Application')] } }],
    source: { observer: { display: 'Tributary' } },
  };
}

const client: AuditEventAgent = { type: { coding: [dicom('110153', 'Source Role ID')] }, requestor: false, who: { display: 'Tributary' } };

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
    agent: [
      userAgent(context.viewer, context.purpose),
      client,
      {
        type: { coding: [dicom('110152', 'Destination Role ID')] },
        requestor: false,
        who: { identifier: { value: source.id } },
        network: { address: source.url, type: '5' },
      },
    ],
    source: { observer: { display: 'Tributary' } },
    entity: [
      { type: entityType('2'), role: objectRole('24'), query: Buffer.from(query.query, 'utf8').toString('base64') },
      ...patientEntities(context.patient),
      {
        type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
        what: { identifier: { value: query.requestId } },
      },
      ...sessionEntity(context.session),
    ],
  };
}

function userAgent(viewer: Viewer, purpose: PurposeOfUse | undefined): AuditEventAgent {
  const reason: Coding | undefined = purpose && { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: purpose };
  return {
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
    who: { identifier: { system: viewer.issuer, value: viewer.subject }, display: viewer.name },
    name: viewer.name,
    requestor: true,
    role: [{ text: `${viewer.role}, ${viewer.organisation}` }],
    ...(reason && { purposeOfUse: [{ coding: [reason] }] }),
  };
}

const patientEntities = (patient: readonly PatientIdentifier[]): AuditEventEntity[] =>
  patient.map(({ system, value }) => ({ type: entityType('1'), role: objectRole('1'), what: { identifier: { system, value } } }));

const sessionEntity = (session: string | undefined): AuditEventEntity[] =>
  session === undefined
    ? []
    : [{ type: entityType('4'), what: { identifier: { system: 'urn:tributary:record-session', value: session } } }];
