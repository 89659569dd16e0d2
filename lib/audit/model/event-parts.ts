import 'server-only';
import { hostname } from 'node:os';
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from 'fhir/r4';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';
import { balpCode, dicom, entityType, objectRole } from './codings.ts';
import { eventDetails } from './event-words.ts';

/** Server that is queried. */
export interface AuditedSource {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** Person whose record it is: never a name (the audit holds no more of a patient than it must). */
export interface AuditedPatient {
  /** The exchange's own number first. */
  readonly identifiers: readonly PatientIdentifier[];
  /** Address of the Patient at the launching server. */
  readonly reference?: string | undefined;
}

/** Purpose of an event: a reader's, or of reading the trail itself: to check how records are used, at the patient's request (v3 PurposeOfUse). */
export type AuditPurpose = PurposeOfUse | 'HCOMPL' | 'PATRQT';

/** Person who reads, as they are at the time of the event, and by which token. */
export interface AuditedUser {
  readonly viewer: Viewer;
  readonly purpose?: AuditPurpose | undefined;
  /** `client_id` of the sign-in. */
  readonly clientId?: string | undefined;
  /** Reference of the sign-in's access token (`token-reference.ts`), never the token. */
  readonly token?: string | undefined;
}

const participation: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' };
const us = { display: 'Tributary' } as const;
const source = dicom('110153', 'Source Role ID');
const destination = dicom('110152', 'Destination Role ID');

/** Origin of an event: this service. */
export const auditSource: AuditEvent['source'] = {
  observer: us,
  type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
};

/** This service, as client of the source and as the application that the token was given to (BALP `client` and `oClient`). */
export const clientAgent = (part: 'queries' | 'reads' | 'acts', { clientId }: Pick<AuditedUser, 'clientId'> = {}): AuditEventAgent => ({
  type: { coding: [...(part === 'acts' ? [] : [part === 'queries' ? source : destination]), dicom('110150', 'Application')] },
  who: { ...us, ...(clientId !== undefined && { identifier: { value: clientId } }) },
  requestor: false,
  network: { address: hostname(), type: '1' },
});

/** The server that is queried or read. BALP gives a query and a read opposite roles. */
export const serverAgent = (part: 'queries' | 'reads', { id, name, url }: AuditedSource): AuditEventAgent => ({
  type: { coding: [part === 'queries' ? destination : source] },
  who: { identifier: { value: id }, display: name },
  requestor: false,
  network: { address: url, type: '5' },
});

/** The reader (BALP `user` and `oUser`), and their organisation. */
export function userAgents({ viewer, purpose, token }: AuditedUser): readonly AuditEventAgent[] {
  const reason: Coding | undefined = purpose && { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: purpose };
  return [
    {
      type: { coding: [participation, ...(token === undefined ? [] : [balpCode('UserAgentTypes', 'UserOauthAgent')])] },
      who: { identifier: { system: viewer.issuer, value: viewer.subject }, display: viewer.name },
      name: viewer.name,
      requestor: true,
      role: [{ coding: [{ system: 'urn:tributary:role', code: viewer.role }] }],
      ...(token !== undefined && { policy: [token] }),
      ...(reason && { purposeOfUse: [{ coding: [reason] }] }),
    },
    {
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleClass', code: 'PROV' }] },
      who: { identifier: { system: 'urn:tributary:organisation', value: viewer.organisation }, display: viewer.organisationName },
      requestor: false,
    },
  ];
}

/** Somebody who is not known: nobody has signed in yet, or the sign-in was refused before it named anyone. */
export const unknownUser: AuditEventAgent = {
  type: { coding: [participation] },
  who: { display: 'not signed in' },
  requestor: true,
};

/** Requests as they are sent, one a line (docs/decisions/0069). */
export const queryEntity = (requests: readonly string[], description?: string): AuditEventEntity => ({
  type: entityType('2'),
  role: objectRole('24'),
  query: Buffer.from(requests.join('\n'), 'utf8').toString('base64'),
  ...(description !== undefined && { description }),
});

/** Begins the X-Request-Id of each call. */
export const requestEntity = (requestId: string): AuditEventEntity => ({
  type: balpCode('BasicAuditEntityType', 'XrequestId'),
  what: { identifier: { value: requestId } },
});

/** The one patient of an event; further numbers stand in its details. */
export function patientEntity({ identifiers: [first, ...further], reference }: AuditedPatient): AuditEventEntity {
  return {
    type: entityType('1'),
    role: objectRole('1'),
    what: {
      type: 'Patient',
      ...(reference !== undefined && { reference }),
      ...(first && { identifier: { system: first.system, value: first.value } }),
      ...(!first && reference === undefined && { display: eventDetails.unnumbered }),
    },
    ...(further.length > 0 && { detail: further.map(({ system, value }) => ({ type: system, valueString: value })) }),
  };
}

export const sessionSystem = 'urn:tributary:record-session';

export const sessionEntity = (session: string): AuditEventEntity => ({
  type: entityType('4'),
  what: { identifier: { system: sessionSystem, value: session } },
});

/** Facts of ours about an event, each with its name; none has none. */
export function factsEntity(name: string, facts: readonly (readonly [name: string, value: string])[]): readonly AuditEventEntity[] {
  const detail = facts.map(([type, value]) => ({ type, valueString: value }));
  return detail.length > 0 ? [{ type: entityType('4'), name, detail }] : [];
}
