import 'server-only';
import { z } from 'zod';
import { documentsOption, takeApartOption } from '#/lib/sources/documents/document-options.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { checkPlatform, platformKeys } from '#/lib/sources/options/platform-options.ts';
import { commonKeys } from '#/lib/sources/options/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/** A FHIR REST server of any version: matched, searched type by type. */
export const fhirKind: SourceKind = {
  kind: 'fhir',
  options: z
    .strictObject({ ...commonKeys, ...platformKeys, kind: z.literal('fhir'), takeApart: takeApartOption, documents: documentsOption })
    .superRefine(checkPlatform),
  prepare: prepareFhir,
};
