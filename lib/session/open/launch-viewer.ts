import 'server-only';
import { z } from 'zod';
import type { Config, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { parseReference, resourcePath, typeAndIdOf, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { readAtLaunchBase, type FhirReading } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';

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

/**
 * Viewer of a launch: name from the Practitioner, role from the PractitionerRole, both read at the launching base only.
 * Refuses a patient or relative before anything is read: no rule of the configuration gives them a clinical role.
 */
export async function launchViewer(signIn: SmartSignIn, exchanged: ExchangedCode, config: Config): Promise<Viewer> {
  const { claims } = exchanged;
  const signedIn = {
    subject: claims.sub,
    issuer: claims.iss,
    organisation: signIn.organisation,
    organisationName: organisationName(config, signIn.organisation),
  };
  if (isPatientOrRelative(claims)) throw new SignInRefused('not-staff', { ...signedIn, name: claimedName(claims), role: 'none' });
  const read: Read = (path) => readAtLaunchBase(signIn, path, exchanged.grant.accessToken);
  const reference = localReference(claims['fhirUser'], signIn.issuer);
  const roles = reference === undefined ? [] : await rolesOf(reference, read);
  const practised = localReference(roles[0]?.practitioner?.reference, signIn.issuer);
  const name = await practitionerName(reference?.type === 'PractitionerRole' ? practised : reference, read);
  return { ...signedIn, name: name ?? claimedName(claims), role: mappedRole(signIn, roles, claims) };
}

type Claims = ExchangedCode['claims'];

/**
 * Tells whether the sign-in is a patient's or a relative's (SMART App Launch 2.2, `fhirUser`; before it `profile`), however
 * written and at whichever server: another server's patient is no member of staff here either.
 */
function isPatientOrRelative(claims: Claims): boolean {
  const references: readonly unknown[] = [claims['fhirUser'] ?? claims['profile']].flat();
  return references.some((claim) => {
    const text: unknown = typeof claim === 'object' && claim !== null ? Reflect.get(claim, 'reference') : claim;
    return typeof text === 'string' && patientOrRelative.test(text.trim());
  });
}

const patientOrRelative = /(?:^|\/)(?:Patient|RelatedPerson)\/[^/]+(?:\/_history\/[^/]*)?\/?$/i;

/** `fhirUser`, absolute or relative, when it is at the launching base; another server's is never asked. */
function localReference(value: unknown, base: string): LiteralReference | undefined {
  const reference = typeof value === 'string' ? parseReference(value) : undefined;
  if (reference?.kind !== 'literal' || reference.version !== undefined) return undefined;
  const isHere = reference.base === '' || reference.base === `${base}/`;
  return isHere && (reference.type === 'Practitioner' || reference.type === 'PractitionerRole') ? reference : undefined;
}

async function rolesOf(reference: LiteralReference, read: Read): Promise<readonly PractitionerRole[]> {
  if (reference.type === 'PractitionerRole') {
    const role = practitionerRole.safeParse((await read(resourcePath(reference))).resource).data;
    return role && role.active !== false ? [role] : [];
  }
  const name = `${reference.type}/${reference.id}`;
  const roleSearch = searchset.safeParse((await read(`PractitionerRole?practitioner=${encodeURIComponent(name)}`)).resource).data;
  const roles = (roleSearch?.entry ?? []).flatMap(({ resource }) => practitionerRole.safeParse(resource).data ?? []);
  // A server that ignores the parameter must not lend this viewer another person's role (H08).
  return roles.filter((role) => role.active !== false && typeAndIdOf(role.practitioner?.reference ?? '') === name);
}

/** The first role of the configuration's map that the viewer holds; `otherwise` when there is none. */
function mappedRole({ role }: SmartSignIn, roles: readonly PractitionerRole[], claims: Claims): string {
  const held =
    role.from === 'fhirUser'
      ? roles.flatMap(({ code }) => (code ?? []).flatMap(({ coding }) => (coding ?? []).flatMap((roleCode) => roleCode.code ?? [])))
      : [claims[role.from]].flat().filter((value) => typeof value === 'string');
  return Object.entries(role.map).find(([code]) => held.includes(code))?.[1] ?? role.otherwise;
}

async function practitionerName(reference: LiteralReference | undefined, read: Read): Promise<string | undefined> {
  if (reference?.type !== 'Practitioner') return undefined;
  const name = practitioner.safeParse((await read(resourcePath(reference))).resource).data?.name?.[0];
  if (!name) return undefined;
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family ?? ''].join(' ').trim();
  return name.text?.trim() || parts || undefined;
}

const claimedName = (claims: Claims): string => textClaim(claims['name']) ?? 'Name not given';

const textClaim = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
