import 'server-only';
import type { Config, OidcSignIn } from '#/lib/config/schema/schema.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { readFhirUser } from '#/lib/session/authorization-server/fhir-user.ts';
import { viewerNameOf, type SignedInViewer } from './signed-in-viewer.ts';
import { userFaults } from './words.ts';

/**
 * Viewer of a login, from the verified claims. A value that the configuration does not map becomes `none`; its `defaults` stand
 * only for a claim that is not sent. Refuses a patient or relative, whom no default makes a clinician.
 */
export function loginViewer(signIn: OidcSignIn, { claims, userInfoFault }: ExchangedCode, config: Config): SignedInViewer {
  const role = valueOf(claims, signIn.claims.role, signIn.roles, signIn.defaults.role);
  const organisation = valueOf(claims, signIn.claims.organisation, signIn.organisations, signIn.defaults.organisation);
  const viewer = {
    subject: claims.sub,
    issuer: claims.iss,
    name: viewerNameOf(claims[signIn.claims.name]),
    role: role ?? 'none',
    organisation: organisation ?? 'none',
    organisationName:
      organisation === undefined || organisation === 'none' ? 'Organisation not known' : organisationName(config, organisation),
  };
  if (readFhirUser(claims, signIn.issuer).kind === 'patient-or-relative')
    throw new SignInRefused('not-staff', { step: 'user', viewer: { ...viewer, role: 'none' } });
  const missing = [
    ...(role === undefined ? [signIn.claims.role ?? ''] : []),
    ...(organisation === undefined ? [signIn.claims.organisation ?? ''] : []),
  ];
  if (missing.length === 0) return { viewer };
  return { viewer, unknown: userInfoFault ?? new SignInRefused('role-missing', { detail: userFaults.missingClaims(missing) }) };
}

/** Maps a claim of one value or several: the first mapped one counts, in the configuration's order. Undefined where nothing is known. */
function valueOf(
  claims: ExchangedCode['claims'],
  claim: string | undefined,
  map: Readonly<Record<string, string>>,
  defaultValue: string | undefined,
): string | undefined {
  const sentValues = [claim === undefined ? undefined : claims[claim]]
    .flat()
    .filter((value) => value !== undefined && value !== null && value !== '')
    .map((value) => (typeof value === 'number' ? String(value) : value));
  if (sentValues.length === 0) return defaultValue;
  return Object.entries(map).find(([value]) => sentValues.includes(value))?.[1] ?? 'none';
}
