import type { Resource } from '#/lib/fhir/json.ts';

/** One version of FHIR: how its resources become those of R4, which the kinds read. */
export interface Version {
  /** As FHIR calls the release. */
  readonly label: 'DSTU2' | 'STU3' | 'R4' | 'R4B' | 'R5';
  /** CapabilityStatement.fhirVersion begins with one of these. */
  readonly fhirVersions: readonly string[];
  readonly toR4: (resource: Resource) => Resource;
}
