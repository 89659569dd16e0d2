import type { PlatformProfile } from './platform-profile.ts';

export const hapi: PlatformProfile = {
  platform: 'hapi',
  name: 'HAPI FHIR',
  types: new Map(),
  pageSize: 200,
  pages: '_getpages on the base, opaque; a search that expired is asked once more',
  facts: [
    { fact: 'paging by _getpages', source: 'standards §1.2' },
    { fact: 'no OperationOutcome inside its search answers', source: 'hapifhir/hapi-fhir issue 6799' },
    { fact: 'next links that name the port twice have been seen: such a page is not asked, and said', source: 'security §1.3' },
  ],
  unverified: ['its page sizes: each installation sets them'],
};
