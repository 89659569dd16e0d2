import { athenahealth } from './athenahealth.ts';
import { azure } from './azure.ts';
import { epic } from './epic.ts';
import { google } from './google.ts';
import { hapi } from './hapi.ts';
import { medplum } from './medplum.ts';
import { oracleHealth } from './oracle-health.ts';
import type { PlatformProfile } from './platform-profile.ts';
import { vaLighthouse } from './va-lighthouse.ts';

export const platforms: readonly PlatformProfile[] = [epic, oracleHealth, athenahealth, vaLighthouse, medplum, hapi, azure, google];

/** The profile that a source's configuration names; undefined for a source that is queried as any server. */
export function profileNamed(platform: string | undefined): PlatformProfile | undefined {
  return platforms.find((profile) => profile.platform === platform);
}
