import 'server-only';
import { z } from 'zod';
import { networkKeys } from '#/lib/sources/network/network-options.ts';
import { locatorMatch } from '#/lib/sources/network/words.ts';
import { prepareNetwork } from '#/lib/sources/network/prepare-network.ts';
import { commonKeys } from '#/lib/sources/options/source-keys.ts';
import type { SourceKind } from './source-kind.ts';

/**
 * Many organisations behind one directory (mCSD): its own address and authorisation are those of the record locator, which
 * is asked by identifier (PDQm ITI-78) who knows the patient.
 */
export const networkKind: SourceKind = {
  kind: 'network',
  options: z.strictObject({
    ...commonKeys,
    ...networkKeys,
    kind: z.literal('network'),
    match: z.tuple([z.strictObject({ kind: z.literal('identifier') })], locatorMatch),
  }),
  prepare: prepareNetwork,
};
