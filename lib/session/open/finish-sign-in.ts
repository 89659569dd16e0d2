import 'server-only';
import { everyAuthorization } from '#/lib/config/schema/every-authorization.ts';
import type { Config, OidcSignIn, SignIn, SmartSignIn } from '#/lib/config/schema/schema.ts';
import type { BrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import { clearCookie, fitsCookie, launchCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { exchangeCode, type ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { demandOwnResponse } from '#/lib/session/authorization-server/response-parameters.ts';
import { readContextId } from '#/lib/session/authorization-server/launch-context.ts';
import { revokeGrant } from '#/lib/session/authorization-server/grants.ts';
import { recallLaunch, type LaunchCallback, type LaunchState, type RecalledLaunch } from '#/lib/session/cookies/launch-state.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import { demandAssuredUser } from '#/lib/session/viewer/demand-assured-user.ts';
import { launchViewer } from '#/lib/session/viewer/launch-viewer.ts';
import { limitedAccess } from '#/lib/session/authorization-server/limited-access.ts';
import { loginViewer } from '#/lib/session/viewer/login-viewer.ts';
import type { LoginGrant, SealedRecord } from '#/lib/session/model/record-session.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { signInRefusal } from '#/lib/session/authorization-server/sign-in-refusal.ts';
import { beginViewerSession, epochSeconds, randomId, withRecord, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { admitLogin, admitViewer } from '#/lib/session/viewer/signed-in-viewer.ts';
import { auditOr } from './audit-or-refuse.ts';
import { readLaunchedPatient, launchedId } from './launched-patient.ts';
import { auditDetails } from './words.ts';

export interface FinishedSignIn {
  readonly path: string;
  readonly cookies: readonly CookieToSet[];
  readonly session: ViewerSession;
}

export interface AuthorizationResponse extends BrowserIds {
  /** The callback's own sign-in, from the path. */
  readonly signIn: string;
  readonly parameters: URLSearchParams;
  readonly framed: boolean;
  readonly cookie: (name: string) => string | undefined;
}

/** Finishes a sign-in from the authorisation server's answer: returns cookies and the page to go to. Throws Refused. */
export async function finishSignIn(answer: AuthorizationResponse, services: SessionServices, config: Config): Promise<FinishedSignIn> {
  const signIn = config.signIn.find(({ id }) => id === answer.signIn);
  if (!signIn) throw new SignInRefused('unknown-sign-in');
  const launch = await recallLaunch(launchAnswer(answer), config);
  await demandOwnResponse(signIn, answer.parameters);
  const error = answer.parameters.get('error');
  if (error !== null) throw refusalBy(error, answer.parameters, signIn);
  const exchanged = await exchangeCode(signIn, answer.parameters, launch, config);
  const opening: Opening = { answer, launch, services, config };
  try {
    demandAssuredUser(signIn, exchanged, launch);
    return await (signIn.kind === 'smart' ? openLaunched(signIn, exchanged, opening) : beginLogin(signIn, exchanged, opening));
  } catch (error) {
    // These tokens will not be used.
    await revokeGrant(signIn, exchanged.grant);
    throw signInRefusal(error, 'user');
  }
}

interface Opening {
  readonly answer: AuthorizationResponse;
  readonly launch: RecalledLaunch;
  readonly services: SessionServices;
  readonly config: Config;
}

async function beginLogin(
  signIn: OidcSignIn,
  exchanged: ExchangedCode,
  { answer, launch, services, config }: Opening,
): Promise<FinishedSignIn> {
  const viewer = admitLogin(loginViewer(signIn, exchanged, config), config);
  const grant = { signIn: signIn.id, accessToken: exchanged.grant.accessToken };
  await auditOr(services.audit({ action: 'sign-in', outcome: '0', detail: auditDetails.signedIn(signIn.id), viewer, grant }));
  const limits = config.session;
  const session = beginViewerSession(
    { browser: launch.browser, signIn: signIn.id, viewer, login: loginGrant(signIn, exchanged, config), framed: launch.framed },
    answer.before,
    limits,
    epochSeconds(),
  );
  return {
    path: canOpenRecords(viewer, config) ? '/find' : '/policy',
    session,
    cookies: [forget(launch), fitting(await sealViewer(session, config), launch.framed)],
  };
}

/** Login tokens, with the id_token only where some token service exchanges it (RFC 8693): a source's, or the patient index's. */
function loginGrant({ issuer }: OidcSignIn, { grant, idToken }: ExchangedCode, config: Config): LoginGrant {
  const exchanges = everyAuthorization(config).some(
    (member) => member.kind === 'token-exchange' && member['issuer'] === issuer && member['subject'] !== 'access-token',
  );
  return idToken !== undefined && exchanges ? { ...grant, idToken } : grant;
}

/** Refusal for an error code; the server's own description is for the log only, because anyone could have written it into the address. */
function refusalBy(error: string, parameters: URLSearchParams, { kind }: SignIn): SignInRefused {
  const facts = { step: 'authorization', error, errorDescription: parameters.get('error_description') ?? undefined } as const;
  if (error === 'access_denied') return new SignInRefused('denied', facts);
  if (error === 'server_error' || error === 'temporarily_unavailable') return new SignInRefused('server-error', facts);
  return new SignInRefused(kind === 'smart' && error === 'invalid_request' ? 'launch-refused' : 'server-refused', facts);
}

const launchAnswer = ({ parameters, ...answer }: AuthorizationResponse): LaunchCallback => ({
  ...answer,
  state: parameters.get('state'),
});

async function openLaunched(
  signIn: SmartSignIn,
  exchanged: ExchangedCode,
  { answer, launch, services, config }: Opening,
): Promise<FinishedSignIn> {
  const { grant, context } = exchanged;
  const access = limitedAccess(signIn, exchanged, services);
  const id = launchedId(context.patient, signIn);
  const encounter = readContextId(context.encounter, 'Encounter', signIn.issuer);
  const viewer = admitViewer(await launchViewer(signIn, exchanged, config), config);
  const at = epochSeconds();
  const session = beginViewerSession(
    { browser: launch.browser, signIn: signIn.id, viewer, framed: launch.framed },
    answer.before,
    config.session,
    at,
  );
  const record: Omit<SealedRecord, 'patient'> = {
    id: randomId(),
    signIn: signIn.id,
    purpose: 'TREAT',
    patientFrom: signIn.name ?? viewer.organisationName,
    launch: {
      base: signIn.issuer,
      patient: id,
      ...(encounter.state === 'named' && { encounter: encounter.id }),
      ...grant,
      ...(access && { access }),
    },
    accepted: [],
    rejected: [],
    openedAt: at,
    framed: launch.framed,
  };
  const patient = await readLaunchedPatient({ signIn, id, accessToken: grant.accessToken, viewer, record }, services);
  const viewerCookie = await sealViewer(withRecord(session, record.id), config);
  const cookies = [viewerCookie, await sealRecord({ ...record, patient }, session, config)];
  return { path: `/record/${record.id}`, session, cookies: [forget(launch), ...cookies.map((cookie) => fitting(cookie, launch.framed))] };
}

const forget = ({ state, framed }: LaunchState): CookieToSet => clearCookie(launchCookie(state), framed);

function fitting(cookie: CookieToSet, framed: boolean): CookieToSet {
  if (!fitsCookie(cookie.value, framed)) throw new SignInRefused('too-large', { step: 'session' });
  return cookie;
}
