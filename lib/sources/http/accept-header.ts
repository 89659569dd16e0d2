import type { Upstream } from './upstream.ts';

/** DSTU2 names its formats so; STU3 servers may still. */
const olderNames = { json: 'application/json+fhir', xml: 'application/xml+fhir' } as const;
const names = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const;

/** What a source is asked to answer in. */
export function acceptHeader({ format = 'json', fhirVersion }: Pick<Upstream, 'format' | 'fhirVersion'>): string {
  const [name, older] = [names[format], olderNames[format]];
  if (fhirVersion === 'dstu2') return `${older}, ${name};q=0.9`;
  return fhirVersion === 'stu3' ? `${name}, ${older};q=0.9` : name;
}
