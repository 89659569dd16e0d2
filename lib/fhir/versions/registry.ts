import { dstu2 } from './dstu2.ts';
import { r4 } from './r4.ts';
import { r4b } from './r4b.ts';
import { r5 } from './r5.ts';
import { stu3 } from './stu3.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** The versions of FHIR that sources may speak; one more is one file and one line here. */
export const supportedVersions: readonly Version[] = [dstu2, stu3, r4, r4b, r5];

/** Version of a source that names none. */
export const usualVersion: Version = r4;

/** Finds the version that a server's CapabilityStatement names, by number or, as some write it, by name (`R4`); undefined where it is not supported. */
export function versionFor(fhirVersion: string): Version | undefined {
  const version = fhirVersion.trim().replace(/^v(?=\d)/i, '');
  return (
    supportedVersions.find(({ fhirVersions }) => fhirVersions.some((prefix) => version === prefix || version.startsWith(`${prefix}.`))) ??
    versionNamed(version.toLowerCase())
  );
}

/** Finds the version that the configuration names: `stu3`. */
export function versionNamed(label: string): Version | undefined {
  return supportedVersions.find((version) => version.label.toLowerCase() === label);
}
