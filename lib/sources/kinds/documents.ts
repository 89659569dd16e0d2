import 'server-only';
import { z } from 'zod';
import { documentsOption } from '#/lib/sources/documents/document-options.ts';
import { prepareDocuments } from '#/lib/sources/documents/prepare-documents.ts';
import { checkPlatform, platformKeys } from '#/lib/sources/options/platform-options.ts';
import { commonKeys } from '#/lib/sources/options/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/** An organisation that answers with documents alone (DocumentReference and Binary): its C-CDAs are taken apart. */
export const documentsKind: SourceKind = {
  kind: 'documents',
  options: z
    .strictObject({ ...commonKeys, ...platformKeys, kind: z.literal('documents'), documents: documentsOption })
    .superRefine(checkPlatform),
  prepare: prepareDocuments,
};
