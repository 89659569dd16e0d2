import 'server-only';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { authorizationServer } from './authorization-server.ts';
import { responseFaults } from './words.ts';

/** Parameters of an authorisation response that are read; each comes once (RFC 6749 §3.1). */
export const responseParameters = ['code', 'state', 'iss', 'error', 'error_description'] as const;

/**
 * Checks whose answer it is before anything in it is believed, an error too: `iss` is the server's own, letter by letter,
 * and is there where the server announces it (RFC 9207 §2.4). Throws Refused.
 */
export async function demandOwnResponse(signIn: SignIn, parameters: URLSearchParams): Promise<void> {
  const repeated = responseParameters.filter((name) => parameters.getAll(name).length > 1);
  if (repeated.length > 0) throw foreign(responseFaults.repeated(repeated));
  const { issuer, authorization_response_iss_parameter_supported: announced } = (await authorizationServer(signIn)).serverMetadata();
  const named = parameters.get('iss');
  if (named === null && announced) throw foreign(responseFaults.noIssuer);
  if (named !== null && named !== issuer) throw foreign(responseFaults.otherIssuer);
}

const foreign = (detail: string): SignInRefused => new SignInRefused('identity-invalid', { step: 'authorization', detail });
