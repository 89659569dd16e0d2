import { z } from 'zod';
import { sourceSchema, type SourceConfig } from '#/lib/config/schema/schema.ts';
import { secureAddress } from '#/lib/sources/http/secure-address.ts';
import type { AddressReach } from '#/lib/sources/http/public-connector.ts';

/** The mCSD directory (ITI-90): asked by this program for itself, about no patient. */
const directory = z.strictObject({
  url: secureAddress.transform((text) => text.replace(/\/+$/, '')),
  authorization: z.array(z.looseObject({ kind: z.string() })).default([]),
  /** Age at which it is refreshed, in the background. */
  refreshMinutes: z.number().positive().default(60),
  /** A directory read longer ago than this is not used. */
  keepHours: z.number().positive().default(24),
});

/** Keys of a source of kind `network` beside the common ones, whose address, authorization and match are its record locator's. */
export const networkKeys = {
  directory,
  /** Configuration of each member: a source without id, name, badge, organisation and address. `lib/config` checks it as one. */
  members: z.looseObject({ kind: z.string() }),
  /** Members queried at once for one record; the rest are listed, and queried when ticked. */
  most: z.number().int().min(1).max(1_000).default(200),
  /** Demonstrations only: members may be at http addresses of this machine. */
  loopbackMembers: z.boolean().default(false),
};

const options = z.object(networkKeys);

export interface NetworkOptions extends z.infer<typeof options> {
  readonly reach: AddressReach;
}

/** Parses a network's options from its checked configuration. */
export function networkOptions(source: SourceConfig): NetworkOptions {
  const read = options.parse(source);
  return { ...read, reach: read.loopbackMembers ? 'public-or-loopback' : 'public' };
}

/** Builds the common part of a network's members as a source; `placeholders` stand in for the directory's facts. */
export function memberTemplate(members: unknown): SourceConfig {
  const placeholders = { id: 'member', name: 'Member', code: 'XX', organisation: 'member', url: 'https://member.invalid' };
  return sourceSchema.parse({ ...(typeof members === 'object' ? members : {}), ...placeholders });
}
