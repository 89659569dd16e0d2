import type { PlatformProfile } from './platform-profile.ts';

export const google: PlatformProfile = {
  platform: 'google',
  name: 'Google Cloud Healthcare API',
  types: new Map(),
  pageSize: 200,
  search: 'get',
  totalIsEstimate: true,
  pages: '_page_token=, opaque',
  facts: [
    { fact: 'a form in a POSTed search is not read', source: 'cloud.google.com, fhirStores.fhir.search' },
    { fact: 'total is an estimate until the last page', source: 'cloud.google.com, best-practices-fhir-search' },
    { fact: 'pages by _page_token', source: 'standards §4.1' },
  ],
  unverified: ['the largest _count'],
};
