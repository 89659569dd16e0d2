import { HttpResponse } from 'msw';
import { fhirAnswer, fhirRefusal } from './fhir-outcome.ts';
import { textsAt, type FhirResource } from './fhir-resource.ts';

/** A Binary as its own bytes, or as the resource when FHIR is asked for (R4 binary.html#rest). */
export function binaryAnswer(request: Request, binary: FhirResource): Response {
  const accept = request.headers.get('accept') ?? '*/*';
  const contentType = textsAt(binary, 'contentType')[0] ?? 'application/octet-stream';
  if (/application\/fhir\+json/i.test(accept)) return fhirAnswer(binary);
  if (!accepts(accept, contentType)) return fhirRefusal(406, 'not-supported', `This document is ${contentType}`);
  const bytes = Buffer.from(textsAt(binary, 'data')[0] ?? '', 'base64');
  return new HttpResponse(new Uint8Array(bytes), { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
}

function accepts(accept: string, contentType: string): boolean {
  const [wanted] = contentType.split(';');
  const family = `${contentType.split('/')[0]}/*`;
  return accept.split(',').some((part) => ['*/*', family, wanted?.trim()].includes(part.split(';')[0]?.trim()));
}
