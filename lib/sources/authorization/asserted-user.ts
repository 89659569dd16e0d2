import { z } from 'zod';
import type { PurposeOfUse } from '#/lib/record/model/viewer.ts';
import type { RequestingUser } from './requesting-user.ts';

const coding = z.strictObject({ system: z.string().min(1), code: z.string().min(1), display: z.string().optional() });

/** Names of our organisations, roles and people in a network that must know who asks. */
export const namesOption = z.strictObject({
  /** Organisation id of this file → the identifier by which the network knows it. */
  organisations: z.record(z.string(), z.string().min(1)),
  /** Role of this file → its code there (NUCC, SNOMED CT …). */
  roles: z.record(z.string(), coding).default({}),
  /** System of the identifier that people sign in with; the sign-in's issuer when absent. */
  people: z.string().min(1).optional(),
  /** Our home community id in the network, `urn:oid:…` (IHE XCA). */
  homeCommunity: z
    .string()
    .regex(/^urn:oid:[0-9.]+$/, 'urn:oid:…')
    .optional(),
});
export type AssertedNames = z.infer<typeof namesOption>;

export interface RoleCode {
  readonly system: string;
  readonly code: string;
  readonly display?: string | undefined;
}

/**
 * The requesting user in the network's own names: the one object that UDAP, IUA and GP Connect render, each in its own way
 * (standards §2.3).
 */
export interface AssertedUser {
  readonly subject: { readonly system: string; readonly value: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly role?: RoleCode;
  readonly purpose: PurposeOfUse;
  readonly homeCommunity?: string;
}

/** Names the user as the network knows them; undefined where it has no name for the organisation, so nothing can be requested in it. */
export function assertedUser({ viewer, purpose }: RequestingUser, names: AssertedNames): AssertedUser | undefined {
  const organisation = ownValue(names.organisations, viewer.organisation);
  if (organisation === undefined) return undefined;
  const role = ownValue(names.roles, viewer.role);
  return {
    subject: { system: names.people ?? viewer.issuer, value: viewer.subject, name: viewer.name },
    organisation: { id: organisation, name: viewer.organisationName },
    purpose,
    ...(role && { role }),
    ...(names.homeCommunity !== undefined && { homeCommunity: names.homeCommunity }),
  };
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
