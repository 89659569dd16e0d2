import 'server-only';
import { z } from 'zod';
import type { Config, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { resourcePath, typeAndIdOf, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { referenceAtBase } from '#/lib/session/authorization-server/reference-at-base.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { readAtLaunchBase, type FhirReading } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import { withoutNulls } from '#/lib/session/authorization-server/without-nulls.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { readFhirUser } from '#/lib/session/authorization-server/fhir-user.ts';
import { launchRole, type ReadRoles } from './launch-role.ts';
import { viewerNameOf, type SignedInViewer } from './signed-in-viewer.ts';

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
export async function launchViewer(signIn: SmartSignIn, exchanged: ExchangedCode, config: Config): Promise<SignedInViewer> {
  const { claims } = exchanged;
  const signedIn: Omit<Viewer, 'name' | 'role'> = {
    subject: claims.sub,
    issuer: claims.iss,
    organisation: signIn.organisation,
    organisationName: organisationName(config, signIn.organisation),
  };
  const user = readFhirUser(claims, signIn.issuer);
  if (user.kind === 'patient-or-relative')
    throw new SignInRefused('not-staff', { step: 'user', viewer: { ...signedIn, name: viewerNameOf(claims['name']), role: 'none' } });
  const read: Read = async (path) => {
    const { status, resource } = await readAtLaunchBase(signIn, path, exchanged.grant.accessToken);
    return { status, resource: withoutNulls(resource) };
  };
  const roles: ReadRoles<PractitionerRole> = user.kind === 'staff' ? await rolesOf(user.reference, read) : { resources: [] };
  const practised = localPractitioner(roles.resources[0]?.practitioner?.reference, signIn.issuer);
  const named = user.kind === 'staff' && user.reference.type === 'Practitioner' ? user.reference : practised;
  const name = await practitionerName(named, read);
  const codes = roles.resources.flatMap(({ code = [] }) =>
    code.flatMap(({ coding = [] }) => coding.flatMap(({ code: text }) => text ?? [])),
  );
  const { role, unknown } = launchRole(signIn, user, { codes, status: roles.status }, exchanged);
  return { viewer: { ...signedIn, name: name ?? viewerNameOf(claims['name']), role }, ...(unknown && { unknown }) };
}

async function rolesOf(reference: LiteralReference, read: Read): Promise<ReadRoles<PractitionerRole>> {
  if (reference.type === 'PractitionerRole') {
    const { status, resource } = await read(resourcePath(reference));
    const role = practitionerRole.safeParse(resource).data;
    return { resources: role && role.active !== false ? [role] : [], ...(status !== 200 && { status }) };
  }
  const name = `${reference.type}/${reference.id}`;
  const { status, resource } = await read(`PractitionerRole?practitioner=${encodeURIComponent(name)}`);
  const searchEntries = searchset.safeParse(resource).data?.entry ?? [];
  const roles = searchEntries.flatMap((entry) => practitionerRole.safeParse(entry.resource).data ?? []);
  // A server that ignores the parameter must not lend this viewer another person's role (H08).
  const own = roles.filter((role) => role.active !== false && typeAndIdOf(role.practitioner?.reference ?? '') === name);
  return { resources: own, ...(status !== 200 && { status }) };
}

function localPractitioner(text: string | undefined, base: string): LiteralReference | undefined {
  const reference = text === undefined ? undefined : referenceAtBase(text, base);
  return reference?.type === 'Practitioner' ? reference : undefined;
}

async function practitionerName(reference: LiteralReference | undefined, read: Read): Promise<string | undefined> {
  if (reference === undefined) return undefined;
  const name = practitioner.safeParse((await read(resourcePath(reference))).resource).data?.name?.[0];
  if (!name) return undefined;
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family ?? ''].join(' ').trim();
  return name.text?.trim() || parts || undefined;
}
