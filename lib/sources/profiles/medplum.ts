import type { PlatformProfile } from './platform-profile.ts';

export const medplum: PlatformProfile = {
  platform: 'medplum',
  name: 'Medplum',
  types: new Map(),
  pageSize: 1000,
  pages: 'as written by the server',
  facts: [{ fact: 'pages of 20, at most 1000', source: 'standards §1.2, its code' }],
  unverified: ['Patient/$everything'],
};
