import { intentParts } from '#/lib/sources/plan/parts.ts';
import type { PlatformProfile } from './platform-profile.ts';

export const vaLighthouse: PlatformProfile = {
  platform: 'va-lighthouse',
  name: 'VA Lighthouse',
  types: new Map([['MedicationRequest', { ask: 'whole-and-parts', parts: intentParts }]]),
  pageSize: 100,
  notGranted: 'VA did not grant this service that part of the record',
  needs: { audience: true },
  pages: 'page=2&_count=15, 15 by itself',
  facts: [
    { fact: 'a patient’s id is the ICN, with a V in it', source: 'standards §1.2' },
    { fact: 'the assertion’s aud is another address than the token endpoint', source: 'standards §1.2' },
    { fact: 'one scope for each type (v1), no wildcard: a type may be refused by itself', source: 'standards §1.2' },
    { fact: 'pages by page and _count, 15 by itself', source: 'standards §1.2' },
  ],
  unverified: ['the launch value of its token request (base64 of the ICN in JSON)', 'the largest _count'],
};
