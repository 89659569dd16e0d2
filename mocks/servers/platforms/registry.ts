import { athenahealthMock } from './athenahealth.ts';
import { azureMock } from './azure.ts';
import { epicMock } from './epic.ts';
import { googleMock } from './google.ts';
import { hapiMock } from './hapi.ts';
import { medplumMock } from './medplum.ts';
import { oracleHealthMock } from './oracle-health.ts';
import type { PlatformMock } from './platform.ts';
import { vaLighthouseMock } from './va-lighthouse.ts';

export const platformMocks: readonly PlatformMock[] = [
  epicMock,
  oracleHealthMock,
  athenahealthMock,
  vaLighthouseMock,
  medplumMock,
  hapiMock,
  azureMock,
  googleMock,
];
