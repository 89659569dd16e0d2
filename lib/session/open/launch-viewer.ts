import 'server-only';
import { z } from 'zod';
import type { Config, SmartSignIn } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { readAtLaunchBase, type FhirReading } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';

const practitioner = z.object({
  resourceType: z.literal('Practitioner'),
  name: z
    .array(
      z.object({
        text: z.string().optional(),
        prefix: z.array(z.string()).optional(),
        given: z.array(z.string()).optional(),
        family: z.string().optional(),
      }),
    )
    .optional(),
});
const practitionerRole = z.object({
  resourceType: z.literal('PractitionerRole'),
  active: z.boolean().optional(),
  practitioner: z.object({ reference: z.string().optional() }).optional(),
  code: z.array(z.object({ coding: z.array(z.object({ code: z.string().optional() })).optional() })).optional(),
});
const searchset = z.object({ entry: z.array(z.object({ resource: z.unknown() })).optional() });

type PractitionerRole = z.infer<typeof practitionerRole>;
type Read = (path: string) => Promise<FhirReading>;

/** Who launched: name from the Practitioner, role from the PractitionerRole, both read at the launching base only. */
export async function launchViewer(signIn: SmartSignIn, exchanged: ExchangedCode, config: Config): Promise<Viewer> {
  const { claims } = exchanged;
  const read: Read = (path) => readAtLaunchBase(signIn, path, exchanged.grant.accessToken);
  const reference = localReference(claims['fhirUser'], signIn.issuer);
  const roles = reference === undefined ? [] : await rolesOf(reference, read);
  const who = reference?.startsWith('PractitionerRole/') ? roles[0]?.practitioner?.reference : reference;
  const name = await practitionerName(localReference(who, signIn.issuer), read);
  return {
    subject: claims.sub,
    issuer: claims.iss,
    name: name ?? textClaim(claims['name']) ?? 'Name not given',
    role: mappedRole(signIn, roles, claims),
    organisation: signIn.organisation,
    organisationName: organisationName(config, signIn.organisation),
  };
}

/** `fhirUser`, absolute or relative → `Type/id` when it is at the launching base; another server's is never asked. */
function localReference(value: unknown, base: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const path = value.startsWith(`${base}/`) ? value.slice(base.length + 1) : value;
  return /^(Practitioner|PractitionerRole)\/[A-Za-z0-9.-]{1,64}$/.test(path) ? path : undefined;
}

async function rolesOf(reference: string, read: Read): Promise<readonly PractitionerRole[]> {
  if (reference.startsWith('PractitionerRole/')) {
    const role = practitionerRole.safeParse((await read(reference)).resource).data;
    return role && role.active !== false ? [role] : [];
  }
  const found = searchset.safeParse((await read(`PractitionerRole?practitioner=${encodeURIComponent(reference)}`)).resource).data;
  const roles = (found?.entry ?? []).flatMap(({ resource }) => practitionerRole.safeParse(resource).data ?? []);
  // A server that ignores the parameter must not lend this viewer another person's role (H08).
  return roles.filter((role) => role.active !== false && role.practitioner?.reference?.endsWith(reference));
}

/** The first role of the configuration's map that the viewer holds; `otherwise` when there is none. */
function mappedRole({ role }: SmartSignIn, roles: readonly PractitionerRole[], claims: ExchangedCode['claims']): string {
  const held =
    role.from === 'fhirUser'
      ? roles.flatMap(({ code }) => (code ?? []).flatMap(({ coding }) => (coding ?? []).flatMap((one) => one.code ?? [])))
      : [claims[role.from]].flat().filter((value) => typeof value === 'string');
  return Object.entries(role.map).find(([code]) => held.includes(code))?.[1] ?? role.otherwise;
}

async function practitionerName(reference: string | undefined, read: Read): Promise<string | undefined> {
  if (!reference?.startsWith('Practitioner/')) return undefined;
  const name = practitioner.safeParse((await read(reference)).resource).data?.name?.[0];
  if (!name) return undefined;
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family ?? ''].join(' ').trim();
  return name.text?.trim() || parts || undefined;
}

const textClaim = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
