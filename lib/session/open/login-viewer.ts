import 'server-only';
import type { Config, OidcSignIn } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';

/** Viewer of a login, from the verified id_token's claims; a value that the configuration does not map becomes `none`. */
export function loginViewer(signIn: OidcSignIn, { claims }: ExchangedCode, config: Config): Viewer {
  const organisation = mapped(signIn.organisations, claims[signIn.claims.organisation]);
  const name = claims[signIn.claims.name];
  return {
    subject: claims.sub,
    issuer: claims.iss,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : 'Name not given',
    role: mapped(signIn.roles, claims[signIn.claims.role]),
    organisation,
    organisationName: organisation === 'none' ? 'Organisation not known' : organisationName(config, organisation),
  };
}

/** Maps a claim of one value or several: the first mapped one counts, in the configuration's order. */
function mapped(map: Readonly<Record<string, string>>, claim: unknown): string {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return Object.entries(map).find(([value]) => values.includes(value))?.[1] ?? 'none';
}
