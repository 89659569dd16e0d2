import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import type { AnswerRequest } from './platform.ts';

export const goodSignature = 'signature=good';

/**
 * A store of files beside the FHIR base, or on a host of its own: the signature in the address lets in, and a token beside it
 * is one way in too many, as at object stores.
 */
export const signedFiles: AnswerRequest = async (request) => {
  if (request.headers.has('authorization')) return fhirRefusal(400, 'invalid', 'Only one way to sign in is allowed');
  if (!new URL(request.url).search.includes(goodSignature)) return fhirRefusal(403, 'forbidden', 'The signature does not match');
  return new Response('Discharge letter', { headers: { 'Content-Type': 'text/plain' } });
};
