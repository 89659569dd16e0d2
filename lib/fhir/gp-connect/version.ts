import { versionNamed } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** GP Connect 1.6 is FHIR STU3, whatever a server's CapabilityStatement says. */
export const gpConnectVersion: Version = named('stu3');

/** Finds the version, or stops the start: read as another version, a negation would be missed (H11). */
function named(label: string): Version {
  const version = versionNamed(label);
  if (version === undefined) throw new Error(`FHIR ${label} is in no registry`);
  return version;
}
