import 'server-only';
import { z } from 'zod';
import { partsInterval } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { parseReference, resourcePath, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { FhirReading } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import { isBaseOf, referenceAtBase } from '#/lib/session/authorization-server/reference-at-base.ts';

const practitionerRole = z.object({
  resourceType: z.literal('PractitionerRole'),
  id: z.string().optional(),
  active: z.boolean().optional(),
  period: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
  practitioner: z.object({ reference: z.string().optional(), identifier: z.looseObject({}).optional() }).optional(),
  code: z.array(z.object({ coding: z.array(z.object({ code: z.string().optional() })).optional() })).optional(),
});
const searchset = z.object({ entry: z.array(z.object({ fullUrl: z.string().optional(), resource: z.unknown() })).optional() });

/** Roles read at the launching base; with the answer's status where it was not 200. */
export interface ReadRoles {
  readonly resources: readonly PractitionerRole[];
  readonly status?: number;
}

export type PractitionerRole = z.infer<typeof practitionerRole>;
export type Read = (path: string) => Promise<FhirReading>;

/** The launching server: its base, the other bases by which it names itself, and its time, by the server's clock. */
export interface LaunchingServer {
  readonly at: Date;
  readonly base: string;
  readonly aliases: readonly string[];
}

/**
 * Reads the roles that the user holds now, at the launching base: the one that `fhirUser` names, or those that name the
 * user. A role that is over, of nobody, or another's, here or at another server, lends nothing (H08).
 */
export async function readHeldRoles(user: LiteralReference, server: LaunchingServer, read: Read): Promise<ReadRoles> {
  if (user.type === 'PractitionerRole') {
    const { status, resource } = await read(resourcePath(user));
    const role = practitionerRole.safeParse(resource).data;
    const isHeld = role?.id === user.id && isInForce(role, server) && isOfSomeone(role, server);
    return { resources: role && isHeld ? [role] : [], ...(status !== 200 && { status }) };
  }
  const { status, resource } = await read(`PractitionerRole?practitioner=${encodeURIComponent(`${user.type}/${user.id}`)}`);
  const entries = searchset.safeParse(resource).data?.entry ?? [];
  const roles = entries.flatMap((entry) => {
    const role = practitionerRole.safeParse(entry.resource).data;
    return role && isInForce(role, server) && isOfUser(role, user, entry.fullUrl, server) ? [role] : [];
  });
  return { resources: roles, ...(status !== 200 && { status }) };
}

/** Tells whether the role is active today; an end or a start that cannot be read says that it may not be. */
function isInForce({ active, period }: PractitionerRole, { at }: LaunchingServer): boolean {
  if (active === false) return false;
  const today = at.getTime();
  const [start, end] = [period?.start, period?.end].map((text) => (text === undefined ? undefined : parseDateText(text)));
  if ((period?.start !== undefined && !start) || (period?.end !== undefined && !end)) return false;
  return (!start || partsInterval(start).from <= today) && (!end || partsInterval(end).to >= today);
}

/** A post without its holder is nobody's; another server's practitioner is not this server's user. */
function isOfSomeone({ practitioner }: PractitionerRole, { base, aliases }: LaunchingServer): boolean {
  if (practitioner?.reference === undefined) return practitioner?.identifier !== undefined;
  return referenceAtBase(practitioner.reference, base, aliases)?.type === 'Practitioner';
}

/**
 * Compares the role's practitioner with the user as resolved addresses: a relative reference is relative to the base of the
 * entry's `fullUrl` (FHIR R4, Bundle, resolving references), which is another server's where this one passes its answers on.
 */
function isOfUser(
  { practitioner }: PractitionerRole,
  user: LiteralReference,
  fullUrl: string | undefined,
  server: LaunchingServer,
): boolean {
  const bases = [server.base, ...server.aliases];
  const entry = fullUrl === undefined ? undefined : parseReference(fullUrl);
  if (entry?.kind === 'literal' && !isBaseOf(entry.base, bases)) return false;
  const holder = referenceAtBase(practitioner?.reference ?? '', server.base, server.aliases);
  return holder?.type === user.type && holder.id === user.id;
}
