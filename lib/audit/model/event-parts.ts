import 'server-only';
import type { AuditEventAgent, AuditEventEntity, Coding } from 'fhir/r4';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

export interface AuditedSource {
  readonly id: string;
  readonly url: string;
}

export const dicom = (code: string, display: string): Coding => ({ system: 'http://dicom.nema.org/resources/ontology/DCM', code, display });
export const restful = (code: string): Coding => ({ system: 'http://hl7.org/fhir/restful-interaction', code });
const entityType = (code: string): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code });
const objectRole = (code: string): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/object-role', code });

/** This service, which sends the query. */
export const clientAgent: AuditEventAgent = {
  type: { coding: [dicom('110153', 'Source Role ID')] },
  requestor: false,
  who: { display: 'Tributary' },
};

/** The source, which is queried. */
export const destinationAgent = ({ id, url }: AuditedSource): AuditEventAgent => ({
  type: { coding: [dicom('110152', 'Destination Role ID')] },
  requestor: false,
  who: { identifier: { value: id } },
  network: { address: url, type: '5' },
});

export const queryEntity = (query: string): AuditEventEntity => ({
  type: entityType('2'),
  role: objectRole('24'),
  query: Buffer.from(query, 'utf8').toString('base64'),
});

/** X-Request-Id of the calls: the id of each begins with it. */
export const requestEntity = (requestId: string): AuditEventEntity => ({
  type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
  what: { identifier: { value: requestId } },
});

export function userAgent(viewer: Viewer, purpose: PurposeOfUse | undefined): AuditEventAgent {
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

export const patientEntities = (patient: readonly PatientIdentifier[]): AuditEventEntity[] =>
  patient.map(({ system, value }) => ({ type: entityType('1'), role: objectRole('1'), what: { identifier: { system, value } } }));

export const sessionEntity = (session: string | undefined): AuditEventEntity[] =>
  session === undefined
    ? []
    : [{ type: entityType('4'), what: { identifier: { system: 'urn:tributary:record-session', value: session } } }];
