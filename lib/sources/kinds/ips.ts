import 'server-only';
import { z } from 'zod';
import { prepareIps } from '#/lib/sources/ips/prepare-ips.ts';
import { commonKeys } from '#/lib/sources/options/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/** A server that makes an International Patient Summary: matched, then asked for one document, which is taken apart. */
export const ipsKind: SourceKind = {
  kind: 'ips',
  options: z.strictObject({
    ...commonKeys,
    kind: z.literal('ips'),
    /** How the operation is called: on the patient matched there, or by the identifier itself. */
    summary: z.enum(['of-patient', 'by-identifier']).optional(),
    /** True if the source holds nothing beyond its summaries; else no category is ever complete. */
    whole: z.boolean().optional(),
  }),
  prepare: prepareIps,
};
