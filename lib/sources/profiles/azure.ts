import type { PlatformProfile } from './platform-profile.ts';

export const azure: PlatformProfile = {
  platform: 'azure',
  name: 'Azure Health Data Services',
  types: new Map(),
  pageSize: 1000,
  pages: 'ct=, opaque',
  facts: [
    { fact: 'pages of 10, at most 1000, included resources too', source: 'standards §1.2, its code' },
    {
      fact: 'a larger _count, or a parameter that it does not know, brings a warning in the answer',
      source: 'learn.microsoft.com, answers 1396687',
    },
  ],
};
