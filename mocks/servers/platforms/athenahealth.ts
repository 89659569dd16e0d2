import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { typeAsked, withParameters, type AnswerRequest, type PlatformMock } from './platform.ts';

const words = 'Could not determine what practice the request was for. Add the `ah-practice` search parameter to your request.';

/** A host for all practices: each request names its practice, and its own `next` links do not. */
function around(plain: AnswerRequest, base: string): AnswerRequest {
  return async (request) => {
    if (typeAsked(request, base) === 'metadata') return plain(request);
    const practice = new URL(request.url).searchParams.get('ah-practice');
    if (practice !== 'Organization/a-1.Practice-195900') return fhirRefusal(400, 'required', words);
    return plain(request.method === 'GET' ? withParameters(request, { 'ah-practice': undefined }) : request);
  };
}

export const athenahealthMock: PlatformMock = {
  platform: 'athenahealth',
  paging: { next: 'relative', defaultCount: 10, maxCount: 100, total: true },
  patient: 'a-195900.E-60178',
  notGranted: [],
  around,
};
