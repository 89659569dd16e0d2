/** Constraint of a profile on one element. `slice` and the path below it; an empty path is the slice itself. */
export interface Constraint {
  /** Element id in the implementation guide: `AuditEvent.agent:client.network`. */
  readonly id: string;
  readonly min?: number;
  readonly max?: string;
  /** Fixed or pattern value, by its FHIR type. */
  readonly patternCoding?: object;
  readonly patternCodeableConcept?: object;
  readonly patternCode?: string;
  readonly patternBoolean?: boolean;
}

export interface BalpProfile {
  readonly name: string;
  readonly constraints: readonly Constraint[];
}

const coding = (system: string, code: string) => ({ system, code });
const concept = (system: string, code: string) => ({ coding: [coding(system, code)] });
const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const entityTypes = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRoles = 'http://terminology.hl7.org/CodeSystem/object-role';
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const balp = 'https://profiles.ihe.net/ITI/BALP/CodeSystem';

const once = { min: 1, max: '1' } as const;
const none = { max: '0' } as const;

/** IHE BALP 1.1.4, RESTful events: what a query and a read have in common. */
const rest = (action: 'E' | 'R', client: string, server: string): readonly Constraint[] => [
  { id: 'AuditEvent.type', patternCoding: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest') },
  { id: 'AuditEvent.subtype', min: 1 },
  { id: 'AuditEvent.action', min: 1, patternCode: action },
  { id: 'AuditEvent.recorded', min: 1 },
  { id: 'AuditEvent.outcome', min: 1, patternCode: '0' },
  { id: 'AuditEvent.agent', min: 2 },
  { id: 'AuditEvent.agent:client', ...once },
  { id: 'AuditEvent.agent:client.type', min: 1, patternCodeableConcept: concept(dicom, client) },
  { id: 'AuditEvent.agent:client.who', min: 1 },
  { id: 'AuditEvent.agent:client.media', ...none },
  { id: 'AuditEvent.agent:client.network', min: 1 },
  { id: 'AuditEvent.agent:server', ...once },
  { id: 'AuditEvent.agent:server.type', min: 1, patternCodeableConcept: concept(dicom, server) },
  { id: 'AuditEvent.agent:server.who', min: 1 },
  { id: 'AuditEvent.agent:server.media', ...none },
  { id: 'AuditEvent.agent:server.network', min: 1 },
  { id: 'AuditEvent.agent:user', max: '1' },
  { id: 'AuditEvent.agent:user.type', min: 1, patternCodeableConcept: concept(participation, 'IRCP') },
  { id: 'AuditEvent.agent:user.who', min: 1 },
  { id: 'AuditEvent.agent:user.requestor', patternBoolean: true },
  { id: 'AuditEvent.agent:user.media', ...none },
  { id: 'AuditEvent.agent:user.network', ...none },
  { id: 'AuditEvent.entity', min: 1 },
  { id: 'AuditEvent.entity:transaction', max: '1' },
  { id: 'AuditEvent.entity:transaction.what', min: 1 },
  { id: 'AuditEvent.entity:transaction.type', min: 1, patternCoding: coding(`${balp}/BasicAuditEntityType`, 'XrequestId') },
];

const patient: readonly Constraint[] = [
  { id: 'AuditEvent.entity', min: 2 },
  { id: 'AuditEvent.entity:patient', ...once },
  { id: 'AuditEvent.entity:patient.what', min: 1 },
  { id: 'AuditEvent.entity:patient.type', min: 1, patternCoding: coding(entityTypes, '1') },
  { id: 'AuditEvent.entity:patient.role', min: 1, patternCoding: coding(objectRoles, '1') },
];

const query: readonly Constraint[] = [
  ...rest('E', '110153', '110152'),
  { id: 'AuditEvent.entity:query', ...once },
  { id: 'AuditEvent.entity:query.what', ...none },
  { id: 'AuditEvent.entity:query.type', min: 1, patternCoding: coding(entityTypes, '2') },
  { id: 'AuditEvent.entity:query.role', min: 1, patternCoding: coding(objectRoles, '24') },
  { id: 'AuditEvent.entity:query.lifecycle', ...none },
  { id: 'AuditEvent.entity:query.query', min: 1 },
  { id: 'AuditEvent.entity:query.detail', ...none },
];

const read: readonly Constraint[] = [
  ...rest('R', '110152', '110153'),
  { id: 'AuditEvent.entity:data', ...once },
  { id: 'AuditEvent.entity:data.what', min: 1 },
  { id: 'AuditEvent.entity:data.type', min: 1, patternCoding: coding(entityTypes, '2') },
  // The value set has 4, 3 and 20; this product writes 4 (domain resource).
  { id: 'AuditEvent.entity:data.role', min: 1, patternCoding: coding(objectRoles, '4') },
];

const base = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit';
export const claimed = {
  query: `${base}.Query`,
  patientQuery: `${base}.PatientQuery`,
  patientRead: `${base}.PatientRead`,
} as const;

/** Profiles by the address that an event's `meta.profile` claims. */
export const claimedProfiles: Readonly<Record<string, BalpProfile>> = {
  [claimed.query]: { name: 'Query', constraints: query },
  [claimed.patientQuery]: { name: 'PatientQuery', constraints: [...query, ...patient] },
  [claimed.patientRead]: { name: 'PatientRead', constraints: [...read, ...patient] },
};

/** BALP OAuth patterns, which add to whatever event a token authorised. */
export const opaqueToken: BalpProfile = {
  name: 'OAUTHaccessTokenUse.Opaque',
  constraints: [
    { id: 'AuditEvent.agent:oUser', min: 1 },
    { id: 'AuditEvent.agent:oUser.type', min: 1, patternCodeableConcept: concept(`${balp}/UserAgentTypes`, 'UserOauthAgent') },
    { id: 'AuditEvent.agent:oUser.requestor', patternBoolean: true },
    { id: 'AuditEvent.agent:oUser.policy', ...once },
  ],
};
export const comprehensiveToken: BalpProfile = {
  name: 'OAUTHaccessTokenUse.Comprehensive',
  constraints: [
    { id: 'AuditEvent.agent:oClient', ...once },
    { id: 'AuditEvent.agent:oClient.type', min: 1, patternCodeableConcept: concept(dicom, '110150') },
    { id: 'AuditEvent.agent:oClient.who', min: 1 },
    { id: 'AuditEvent.agent:oClient.media', ...none },
    { id: 'AuditEvent.agent:oUser', max: '1' },
    { id: 'AuditEvent.agent:oUser.type', min: 1, patternCodeableConcept: concept(participation, 'IRCP') },
    { id: 'AuditEvent.agent:oUser.who', min: 1 },
    { id: 'AuditEvent.agent:oUser.requestor', patternBoolean: true },
    { id: 'AuditEvent.agent:oUser.policy', ...once },
    { id: 'AuditEvent.agent:oUser.media', ...none },
    { id: 'AuditEvent.agent:oUser.network', ...none },
  ],
};
