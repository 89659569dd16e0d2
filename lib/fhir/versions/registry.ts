import { r4 } from './r4.ts';
import type { Version } from '#/lib/fhir/version.ts';

/** The versions of FHIR that sources may speak; one more is one file and one line here. */
export const versions: readonly Version[] = [r4];

/** The version that a server's CapabilityStatement names; undefined when we do not speak it. */
export function versionFor(fhirVersion: string): Version | undefined {
  return versions.find(({ fhirVersions }) => fhirVersions.some((known) => fhirVersion === known || fhirVersion.startsWith(`${known}.`)));
}
