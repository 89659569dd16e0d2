import { z } from 'zod';
import { sourceSchema, type SourceConfig } from '#/lib/config/schema/schema.ts';
import { secureAddress } from '#/lib/sources/http/secure-address.ts';
import type { Reach } from '#/lib/sources/http/public-connector.ts';

/** The mCSD directory (ITI-90): asked by this program for itself, about no patient. */
const directory = z.strictObject({
  url: secureAddress.transform((text) => text.replace(/\/+$/, '')),
  authorization: z.array(z.looseObject({ kind: z.string() })).default([]),
  /** After so long it is read again, beside the records that are open. */
  refreshMinutes: z.number().positive().default(60),
  /** What was read longer ago than this is not used any more. */
  keepHours: z.number().positive().default(24),
});

/** Keys of a source of kind `network` beside the common ones, whose address, authorization and match are its record locator's. */
export const networkKeys = {
  directory,
  /** How each member is asked: a source without id, name, badge, organisation and address. `lib/config` checks it as one. */
  members: z.looseObject({ kind: z.string() }),
  /** Members asked at once for one record; the others are listed, and asked when the reader says so. */
  most: z.number().int().min(1).max(1_000).default(200),
  /** Demonstrations only: members may be at http addresses of this machine. */
  loopbackMembers: z.boolean().default(false),
};

const options = z.object(networkKeys);

export interface NetworkOptions extends z.infer<typeof options> {
  readonly reach: Reach;
}

/** Read anew from what passed the start. */
export function networkOptions(source: SourceConfig): NetworkOptions {
  const read = options.parse(source);
  return { ...read, reach: read.loopbackMembers ? 'public-or-loopback' : 'public' };
}

/** What every member of a network has in common, as a source; `place` stands in for what its directory says. */
export function memberTemplate(members: unknown): SourceConfig {
  const place = { id: 'member', name: 'Member', code: 'XX', organisation: 'member', url: 'https://member.invalid' };
  return sourceSchema.parse({ ...(typeof members === 'object' ? members : {}), ...place });
}
