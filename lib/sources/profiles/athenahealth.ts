import { intentParts } from './query-parts.ts';
import type { PlatformProfile } from './platform-profile.ts';

export const athenahealth: PlatformProfile = {
  platform: 'athenahealth',
  name: 'athenahealth',
  types: new Map([['MedicationRequest', { ask: 'whole-and-parts', parts: intentParts }]]),
  pageSize: 100,
  notGranted: 'athenahealth there did not allow this service that part of the record',
  needs: { parameters: { 'ah-practice': 'Organization/a-1.Practice-{number}' } },
  pages: 'as written by the server',
  facts: [
    { fact: 'one host for all practices: 400 unless each request names the practice with ah-practice', source: 'standards §1.2' },
    { fact: 'a practice is Organization/a-1.Practice-{number}', source: 'fhir.athena.io, StructureDefinition-ah-practice' },
    { fact: 'the preview host allows 15 requests a second, then 429', source: 'standards §4.1' },
  ],
  unverified: ['the largest _count', 'whether the practice is part of its next links: it is added where it is missing'],
};
