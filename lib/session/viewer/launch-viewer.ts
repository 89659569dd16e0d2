import 'server-only';
import { z } from 'zod';
import { clockTime } from '#/lib/config/clock.ts';
import type { Config, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { resourcePath, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { referenceAtBase } from '#/lib/session/authorization-server/reference-at-base.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { readAtLaunchBase } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import { withoutNulls } from '#/lib/session/authorization-server/without-nulls.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { readFhirUser } from '#/lib/session/authorization-server/fhir-user.ts';
import { readHeldRoles, type Read, type ReadRoles } from './held-roles.ts';
import { launchRole } from './launch-role.ts';
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
  const server = {
    at: clockTime(config),
    base: signIn.issuer,
    aliases: config.sources.flatMap(({ url, aliases = [] }) => (url === signIn.issuer ? aliases : [])),
  };
  const roles: ReadRoles = user.kind === 'staff' ? await readHeldRoles(user.reference, server, read) : { resources: [] };
  const practised = localPractitioner(roles.resources[0]?.practitioner?.reference, signIn.issuer);
  const named = user.kind === 'staff' && user.reference.type === 'Practitioner' ? user.reference : practised;
  const name = await practitionerName(named, read);
  const codes = roles.resources.flatMap(({ code = [] }) =>
    code.flatMap(({ coding = [] }) => coding.flatMap(({ code: text }) => text ?? [])),
  );
  const { role, unknown } = launchRole(signIn, user, { codes, status: roles.status }, exchanged);
  return { viewer: { ...signedIn, name: name ?? viewerNameOf(claims['name']), role }, ...(unknown && { unknown }) };
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
