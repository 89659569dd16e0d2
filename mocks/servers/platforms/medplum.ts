import type { PlatformMock } from './platform.ts';

/** Pages of 20, at most 1000, without a total. */
export const medplumMock: PlatformMock = {
  platform: 'medplum',
  paging: { next: 'absolute', defaultCount: 20, maxCount: 1000, total: false },
  patient: '0199aa52-6c11-7000-8000-0123456789ab',
  notGranted: [],
  around: (plain) => plain,
};
