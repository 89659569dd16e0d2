import 'server-only';
import { buildAuthorizationUrl, calculatePKCECodeChallenge, randomPKCECodeVerifier, type ServerMetadata } from 'openid-client';
import type { Config, OidcSignIn, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { assuranceParameters } from './assurance.ts';
import { authorizationServer } from './authorization-server.ts';
import { newLaunchState, type LaunchState } from '#/lib/session/cookies/launch-state.ts';
import { launchScope, type ScopeOffer } from './launch-scope.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { smartAuthorize } from './smart-authorize.ts';
import { randomId } from '#/lib/session/model/viewer-session.ts';

/** Sign-in that has been prepared; it begins once it has its browser's id. */
export interface StartedSignIn {
  /** Address at the authorisation server. */
  readonly location: string;
  readonly launch: LaunchState;
}

/** Resource types that are read at a launching base. */
export type TypesAt = SessionServices['typesAt'];

/** Callback address of one sign-in: one redirect URI for each issuer (RFC 9700 §4.4, mix-up). */
export const callbackUrl = (config: Config, signIn: string): string => `${new URL(config.publicUrl).origin}/callback/${signIn}`;

/** Starts an EHR launch. The launching system's address must be configured, letter by letter; nothing is fetched before. Throws Refused. */
export async function startLaunch(parameters: URLSearchParams, framed: boolean, typesAt: TypesAt, config: Config): Promise<StartedSignIn> {
  const signIn = launchingSystem(parameters, config);
  const launch = parameters.get('launch');
  if (!launch || parameters.getAll('launch').length > 1) throw new SignInRefused('launch-incomplete');
  return startSmart(signIn, framed, typesAt, config, launch);
}

/** The configured issuer that `iss` names exactly, but for a trailing slash (FHIR bases are written both ways). */
function launchingSystem(parameters: URLSearchParams, config: Config): SmartSignIn {
  const [iss, ...more] = parameters.getAll('iss');
  if (iss === undefined) throw new SignInRefused('launch-incomplete');
  const signIn = config.signIn.find(
    (candidate) => candidate.kind === 'smart' && (candidate.issuer === iss || `${candidate.issuer}/` === iss),
  );
  if (signIn?.kind !== 'smart' || more.length > 0) throw new SignInRefused('unknown-issuer');
  return signIn;
}

/** Id of the sign-in that a launch names; undefined where it names none of ours. */
export function launchingSignIn(parameters: URLSearchParams, config: Config): string | undefined {
  try {
    return launchingSystem(parameters, config).id;
  } catch {
    return undefined;
  }
}

/** Starts a direct login, or a standalone launch where the sign-in is a record system. Throws Refused. */
export async function startDirect(id: string | null, framed: boolean, typesAt: TypesAt, config: Config): Promise<StartedSignIn> {
  const signIn = config.signIn.find((candidate) => candidate.id === id);
  if (!signIn) throw new SignInRefused('unknown-sign-in');
  return signIn.kind === 'smart' ? startSmart(signIn, framed, typesAt, config) : startOidc(signIn, framed, config);
}

async function startSmart(signIn: SmartSignIn, framed: boolean, typesAt: TypesAt, config: Config, launch?: string): Promise<StartedSignIn> {
  const [state, nonce] = [randomId(), randomId()];
  // Discovers, and refuses endpoints on other hosts, before the reader is sent anywhere.
  const metadata = (await authorizationServer(signIn)).serverMetadata();
  const scope = launchScope(signIn, typesAt(signIn.issuer), offerOf(metadata));
  const authorization = await smartAuthorize(signIn, {
    redirectUri: callbackUrl(config, signIn.id),
    state,
    nonce,
    scope: launch === undefined ? standaloneScope(scope) : scope,
    ...(launch !== undefined && { launch }),
  });
  if (authorization.authorizeUri !== metadata.authorization_endpoint || authorization.tokenUri !== metadata.token_endpoint)
    throw new SignInRefused('server-refused');
  const { location, codeVerifier } = authorization;
  return { location, launch: newLaunchState({ state, nonce, codeVerifier, signIn: signIn.id, framed }) };
}

/** Lists of the discovery document, whose shape was checked when it was read. */
export const offerOf = ({ scopes_supported, capabilities }: Readonly<ServerMetadata>): ScopeOffer => ({
  ...(scopes_supported && { scopes_supported }),
  ...(Array.isArray(capabilities) && { capabilities: capabilities.filter((name) => typeof name === 'string') }),
});

/** Scope of a standalone launch: the patient is chosen at the authorisation server (`launch/patient`). */
const standaloneScope = (scope: string): string =>
  scope
    .split(' ')
    .map((name) => (name === 'launch' ? 'launch/patient' : name))
    .join(' ');

async function startOidc(signIn: OidcSignIn, framed: boolean, config: Config): Promise<StartedSignIn> {
  const server = await authorizationServer(signIn);
  const [state, nonce, codeVerifier] = [randomId(), randomId(), randomPKCECodeVerifier()];
  const location = buildAuthorizationUrl(server, {
    response_type: 'code',
    redirect_uri: callbackUrl(config, signIn.id),
    scope: signIn.scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...assuranceParameters(signIn),
  });
  return { location: location.href, launch: newLaunchState({ state, nonce, codeVerifier, signIn: signIn.id, framed }) };
}
