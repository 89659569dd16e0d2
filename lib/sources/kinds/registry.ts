import 'server-only';
import { documentsKind } from './documents.ts';
import { fhirKind } from './fhir.ts';
import { gpConnectKind } from './gp-connect.ts';
import { ipsKind } from './ips.ts';
import { networkKind } from './network.ts';
import type { SourceKind } from './source-kind.ts';

export const sourceKinds: readonly SourceKind[] = [fhirKind, documentsKind, gpConnectKind, ipsKind, networkKind];
