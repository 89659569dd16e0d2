import 'server-only';
import { z } from 'zod';
import { prepareFhir } from '#/lib/sources/gather.ts';
import { commonKeys } from '#/lib/sources/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/** A FHIR REST server of any version: matched, searched type by type. */
export const fhirKind: SourceKind = {
  kind: 'fhir',
  options: z.strictObject({ ...commonKeys, kind: z.literal('fhir') }),
  prepare: prepareFhir,
};
