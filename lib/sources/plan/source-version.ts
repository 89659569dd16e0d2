import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { usualVersion, versionFor, versionNamed } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { Capability } from './capability.ts';
import { versionFaults } from './words.ts';

/** Returns the version that the configuration names; undefined if the source's CapabilityStatement decides. */
export function configuredVersion({ fhirVersion }: Pick<SourceConfig, 'fhirVersion'>): Version | undefined {
  return fhirVersion === undefined ? undefined : versionNamed(fhirVersion);
}

/**
 * Returns the version a source speaks: as configured, else as in its CapabilityStatement, else R4. Throws a SourceFailure for
 * an unsupported version: read as R4, a negation might be overlooked (H11).
 */
export function versionOf(source: Pick<SourceConfig, 'fhirVersion'>, capability: Capability | undefined): Version {
  const configured = configuredVersion(source);
  if (configured !== undefined) return configured;
  if (capability?.fhirVersion === undefined) return usualVersion;
  const version = versionFor(capability.fhirVersion);
  if (version === undefined) throw new SourceFailure({ kind: 'unreadable', detail: unsupportedVersion(capability.fhirVersion) });
  return version;
}

/** Quotes the source's text only if it is a version number. */
const unsupportedVersion = (fhirVersion: string): string =>
  /^\d{1,2}\.\d{1,2}[\w.-]{0,20}$/.test(fhirVersion) ? versionFaults.unsupported(fhirVersion) : versionFaults.unsupportedUnnamed;
