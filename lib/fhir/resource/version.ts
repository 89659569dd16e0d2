import type { Resource } from './json.ts';

/** A version of FHIR: how it is asked, and how its resources become those of R4, which the kinds read. */
export interface Version {
  /** Name that FHIR gives the release. */
  readonly label: 'DSTU2' | 'STU3' | 'R4' | 'R4B' | 'R5';
  /** CapabilityStatement.fhirVersion begins with one of these. */
  readonly fhirVersions: readonly string[];
  /** Types that R4 calls otherwise, by their names in this version. */
  readonly types: Readonly<Record<string, string>>;
  /** R4 type → the searches to make instead where a server refuses the whole type, if they are not R4's. */
  readonly narrowed?: Readonly<Record<string, readonly (readonly [parameter: string, value: string])[]>>;
  /** R4 type → the search parameter that names its patient, where that is not `patient`. */
  readonly patientParameters?: Readonly<Record<string, string>>;
  /** Pure and total; a resource is never changed, only answered by another. */
  readonly toR4: (resource: Resource) => Resource;
}
