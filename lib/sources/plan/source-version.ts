import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { usualVersion, versionFor, versionNamed } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { Capability } from './capability.ts';

/** The version that the configuration names; undefined: the source itself will say. */
export function configuredVersion({ fhirVersion }: Pick<SourceConfig, 'fhirVersion'>): Version | undefined {
  return fhirVersion === undefined ? undefined : versionNamed(fhirVersion);
}

/**
 * What a source speaks: as configured, else as its CapabilityStatement says, else R4. One that says something else is
 * not read as if it were R4: a negation may stand where we do not look (H11).
 */
export function versionOf(source: Pick<SourceConfig, 'fhirVersion'>, capability: Capability | undefined): Version {
  const configured = configuredVersion(source);
  if (configured !== undefined) return configured;
  if (capability?.fhirVersion === undefined) return usualVersion;
  const version = versionFor(capability.fhirVersion);
  if (version === undefined) throw new SourceFailure({ kind: 'unreadable', detail: `it speaks ${named(capability.fhirVersion)}` });
  return version;
}

/** The source's own text only where it is a version number. */
function named(fhirVersion: string): string {
  return /^\d{1,2}\.\d{1,2}[\w.-]{0,20}$/.test(fhirVersion)
    ? `FHIR ${fhirVersion}, which is not known here`
    : 'a version of FHIR that is not known here';
}
