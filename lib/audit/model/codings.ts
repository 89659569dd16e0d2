import 'server-only';
import type { Coding } from 'fhir/r4';

export const dicom = (code: string, display: string): Coding => ({ system: 'http://dicom.nema.org/resources/ontology/DCM', code, display });
export const restful = (code: 'search-type' | 'read'): Coding => ({ system: 'http://hl7.org/fhir/restful-interaction', code });
export const entityType = (code: '1' | '2' | '4'): Coding => ({
  system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
  code,
});
export const objectRole = (code: '1' | '4' | '24'): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/object-role', code });
/** Our own kinds of events (`event-kinds.ts`). */
export const ownEvent = (code: string): Coding => ({ system: 'urn:tributary:access', code });
export const balpCode = (system: 'BasicAuditEntityType' | 'UserAgentTypes' | 'AuthZsubType', code: string): Coding => ({
  system: `https://profiles.ihe.net/ITI/BALP/CodeSystem/${system}`,
  code,
});
/** Type of the RESTful events of BALP. */
export const restEvent: Coding = { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' };

export type BalpProfile = 'Query' | 'PatientQuery' | 'PatientRead';
export const balpProfile = (name: BalpProfile): string => `https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.${name}`;
