import { intentParts } from './query-parts.ts';
import type { PlatformProfile } from './platform-profile.ts';

export const vaLighthouse: PlatformProfile = {
  platform: 'va-lighthouse',
  name: 'VA Lighthouse',
  types: new Map([['MedicationRequest', { ask: 'whole-and-parts', parts: intentParts }]]),
  pageSize: 100,
  notGranted: 'VA did not grant this service that part of the record',
  needs: { audience: true, launch: true },
  pages: 'page=2&_count=15, 15 by itself',
  facts: [
    { fact: 'a patient’s id is the ICN, with a V in it', source: 'standards §1.2' },
    { fact: 'the assertion’s aud is another address than the token endpoint', source: 'standards §1.2' },
    {
      fact: 'its token is for one patient: the request’s launch is base64 of {"patient":"ICN"}, and its scope has launch in it',
      source: 'standards §1.2; VA’s own samples, vets-api-clients samples/postman',
    },
    { fact: 'one scope for each type (v1), no wildcard: a type may be refused by itself', source: 'standards §1.2' },
    { fact: 'pages by page and _count, 15 by itself', source: 'standards §1.2' },
  ],
  unverified: ['the largest _count'],
};
