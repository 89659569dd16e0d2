import 'server-only';
import { z } from 'zod';
import { prepareGpConnect } from '#/lib/sources/gp-connect/prepare-gp-connect.ts';
import { commonKeys } from '#/lib/sources/options/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/** GP Connect Access Record Structured and Access Document (FHIR STU3): the record of one general practice in England. */
export const gpConnectKind: SourceKind = {
  kind: 'gp-connect',
  options: z.strictObject({ ...commonKeys, kind: z.literal('gp-connect') }),
  prepare: prepareGpConnect,
};
