import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import type { AnswerRequest, PlatformMock } from './platform.ts';

/** `_getpages` on the base; the first page asked for so is gone already, as when its search cache was emptied. */
function around(plain: AnswerRequest): AnswerRequest {
  let isExpired = false;
  return async (request) => {
    if (isExpired || !new URL(request.url).searchParams.has('_getpages')) return plain(request);
    isExpired = true;
    return fhirRefusal(410, 'expired', 'Search ID does not exist and may have expired');
  };
}

export const hapiMock: PlatformMock = {
  platform: 'hapi',
  paging: { next: 'absolute', defaultCount: 20, maxCount: 50, total: true },
  patient: '592912',
  notGranted: [],
  around,
};
