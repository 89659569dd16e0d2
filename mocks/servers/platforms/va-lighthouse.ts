import { namedPages, pagesByNumber } from './named-pages.ts';
import { onePatientTokens } from './one-patient-tokens.ts';
import type { PlatformMock } from './platform.ts';

/** Each token is for one patient, whom its request named; the patient's id is the ICN; pages are numbered, 15 by themselves; a type without a scope of its own is refused. */
export const vaLighthouseMock: PlatformMock = {
  platform: 'va-lighthouse',
  paging: { next: 'relative', defaultCount: 15, maxCount: 100, total: true },
  patient: '1017283148V813263',
  notGranted: ['FamilyMemberHistory'],
  around: (plain, base) => onePatientTokens(namedPages(plain, base, pagesByNumber('15')), base),
};
