import type { Upstream } from './upstream.ts';

/** Media types of DSTU2, which STU3 servers may still use. */
const olderNames = { json: 'application/json+fhir', xml: 'application/xml+fhir' } as const;
const names = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const;

/** Accept header for a source: its configured format, by the names of its FHIR version. */
export function acceptHeader({ format = 'json', fhirVersion }: Pick<Upstream, 'format' | 'fhirVersion'>): string {
  const [name, older] = [names[format], olderNames[format]];
  if (fhirVersion === 'dstu2') return `${older}, ${name};q=0.9`;
  return fhirVersion === 'stu3' ? `${name}, ${older};q=0.9` : name;
}
