import 'server-only';
import { fhirKind } from './fhir.ts';
import type { SourceKind } from './source-kind.ts';

export const sourceKinds: readonly SourceKind[] = [fhirKind];
