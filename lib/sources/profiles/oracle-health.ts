import { intentParts } from './query-parts.ts';
import type { PlatformProfile } from './platform-profile.ts';

export const oracleHealth: PlatformProfile = {
  platform: 'oracle-health',
  name: 'Oracle Health Millennium',
  types: new Map([
    ['Observation', { ask: 'whole', pageSize: 200 }],
    ['DiagnosticReport', { ask: 'whole', pageSize: 100 }],
    ['DocumentReference', { ask: 'whole', pageSize: 100 }],
    ['MedicationRequest', { ask: 'whole-and-parts', parts: intentParts }],
  ]),
  pageSize: 100,
  jsonOnly: true,
  notGranted: 'Oracle Health there did not allow this service that part of the record',
  pages: 'opaque; to be used within the token’s life of about 570 s',
  facts: [
    { fact: 'pages of Observation 50 (at most 200), DiagnosticReport and DocumentReference 10 (at most 100)', source: 'standards §4.1' },
    { fact: 'the first page of Observation carries all social history, whatever _count says', source: 'standards §4.1' },
    { fact: 'largest _count varies by type, and the self link does not always show it', source: 'docs.oracle.com, aifcl/change-log' },
    { fact: 'JSON only: 406 otherwise; a Binary by its own content type or as FHIR', source: 'standards §4.1, §4.2' },
    { fact: 'tokens live about 570 s; a refresh brings no new refresh token, so the first is kept', source: 'standards §1.2' },
    { fact: 'the tenant is part of the address; ids are unique only below it', source: 'standards §1.2' },
  ],
  unverified: ['the largest _count of the types that are not named above'],
};
