import 'server-only';
import type { AuditEvent, AuditEventAgent, Coding } from 'fhir/r4';
import { dicom, ownEvent } from './codings.ts';
import { eventKinds, type AccessAction, type EventKind } from './event-kinds.ts';
import {
  type AuditedPatient,
  type AuditedUser,
  auditSource,
  clientAgent,
  factsEntity,
  patientEntity,
  sessionEntity,
  unknownUser,
  userAgents,
} from './event-parts.ts';
import type { Ending } from './failed-event.ts';

export type { AuditEvent } from 'fhir/r4';

export interface AccessEvent extends Ending {
  readonly action: AccessAction;
  /** ISO 8601 instant, by the real clock. */
  readonly at: string;
  /** Absent where nobody has signed in. */
  readonly user?: AuditedUser | undefined;
  readonly session?: string | undefined;
  readonly patient?: AuditedPatient | undefined;
  /** Source that a decision is about. */
  readonly source?: { readonly id: string; readonly name?: string | undefined } | undefined;
  /** Our own words and counts, by name. */
  readonly facts?: readonly (readonly [name: string, value: string])[] | undefined;
}

/** Makes the event of a person's own act, or of a decision about it: signed in, searched, opened, was refused. */
export function accessEvent({ action, at, outcome, detail, user, session, patient, source, facts = [] }: AccessEvent): AuditEvent {
  const kind: EventKind = eventKinds[action];
  return {
    resourceType: 'AuditEvent',
    type: kind.type,
    subtype: [...(kind.subtype ? [kind.subtype] : []), ownEvent(action)],
    action: kind.action,
    recorded: at,
    outcome,
    outcomeDesc: detail,
    agent: [...(user ? userAgents(user) : [unknownUser]), clientAgent('acts', user), ...(source ? [sourceAgent(source)] : [])],
    source: auditSource,
    entity: [
      ...(patient ? [patientEntity(patient)] : []),
      ...(session === undefined ? [] : [sessionEntity(session)]),
      ...factsEntity('facts', facts),
    ],
  };
}

const custodian: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'CST' };

const sourceAgent = ({ id, name }: NonNullable<AccessEvent['source']>): AuditEventAgent => ({
  type: { coding: [custodian] },
  who: { identifier: { value: id }, ...(name !== undefined && { display: name }) },
  requestor: false,
});

/** Makes the event of this process's start (DICOM PS3.15 A.5.3.1): the first line of a trail, which shows that it can be written. */
export function applicationStart(at: string): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    type: dicom('110100', 'Application Activity'),
    subtype: [dicom('110120', 'Application Start'), ownEvent('application-start')],
    action: 'E',
    recorded: at,
    outcome: '0',
    outcomeDesc: 'started',
    agent: [clientAgent('acts')],
    source: auditSource,
  };
}
