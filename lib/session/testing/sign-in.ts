import { setupServer, type SetupServer } from 'msw/node';
import type { Config, SignIn } from '#/lib/config/schema/schema.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { finishSignIn, type FinishedSignIn } from '#/lib/session/open/finish-sign-in.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { rememberLaunch } from '#/lib/session/cookies/launch-state.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { startDirect, startLaunch, type StartedSignIn } from '#/lib/session/authorization-server/start-sign-in.ts';
import { idToken, newPrivateJwk, trialServer, type TrialServer } from './authorization-server.ts';
import { ehrBase, loginIssuer, otherBase, trialConfig } from './config.ts';

export const ehrIssuer = 'https://ehr.city.example';

/** Two record systems and an identity provider, for the tests of whole sign-ins. */
export interface TrialSignIn {
  readonly config: Config;
  readonly ehr: TrialServer;
  readonly other: TrialServer;
  readonly login: TrialServer;
  readonly events: readonly SessionEvent[];
  readonly services: SessionServices;
}

/** Types that these tests' records are read by. */
export const trialTypes = () => ['Patient', 'Observation', 'Flag'];

export const trialNetwork: SetupServer = setupServer();

export async function trialSignIn(): Promise<TrialSignIn> {
  const ehr = await trialServer({ origin: ehrIssuer, fhirBase: ehrBase });
  const other = await trialServer({ origin: 'https://ehr.other.example', fhirBase: otherBase });
  const login = await trialServer({ origin: loginIssuer });
  trialNetwork.resetHandlers(...ehr.handlers, ...other.handlers, ...login.handlers);
  const events: SessionEvent[] = [];
  const services: SessionServices = {
    audit: async (event) => void events.push(event),
    typesAt: trialTypes,
    readIdentity: () => ({ identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false }),
  };
  return { config: trialConfig(await newPrivateJwk()), ehr, other, login, events, services };
}

export const asked = ({ location }: Pick<StartedSignIn, 'location'>): Readonly<Record<string, string>> =>
  Object.fromEntries(new URL(location).searchParams);

/** The id that the trial's browser begins its sign-ins with. */
const trialBrowser = 'trial-browser';

/** Sign-in that has begun in one browser. */
export interface BegunTrial {
  readonly location: string;
  readonly cookie: CookieToSet;
  readonly browser: string;
}

export async function launch({ config }: TrialSignIn, framed = false, browser = trialBrowser): Promise<BegunTrial> {
  return begin(await startLaunch(new URLSearchParams({ iss: ehrBase, launch: 'xyz' }), framed, trialTypes, config), browser, config);
}

export async function signIn({ config }: TrialSignIn, browser = trialBrowser): Promise<BegunTrial> {
  return begin(await startDirect('staff', false, trialTypes, config), browser, config);
}

const begin = async (started: StartedSignIn, browser: string, config: Config): Promise<BegunTrial> => ({
  location: started.location,
  cookie: await rememberLaunch(started.launch, browser, config),
  browser,
});

/** The same trial with changes to its sign-ins of one kind. */
export const withSignIn = <Kind extends SignIn['kind']>(
  trial: TrialSignIn,
  kind: Kind,
  changes: Partial<Extract<SignIn, { kind: Kind }>>,
): TrialSignIn => {
  const signIn = trial.config.signIn.map((entry) => (entry.kind === kind ? { ...entry, ...changes } : entry));
  return { ...trial, config: { ...trial.config, signIn } };
};

type Changes = Readonly<Record<string, unknown>>;

/** The record system grants what it was asked; a test replaces parts of the answer. */
export function grantLaunch({ ehr }: TrialSignIn, started: BegunTrial, changes: Changes = {}, claims: Changes = {}): void {
  grant(ehr, started, { patient: 'p1', ...changes }, { iss: ehrIssuer, fhirUser: `${ehrBase}/Practitioner/ode`, ...claims });
}

export function grantLogin({ login }: TrialSignIn, started: BegunTrial, claims: Changes): void {
  grant(login, started, {}, { iss: loginIssuer, ...claims });
}

function grant(server: TrialServer, started: BegunTrial, changes: Changes, { iss, ...claims }: Changes): void {
  server.answers.token = async () => ({
    access_token: 'access',
    token_type: 'Bearer',
    expires_in: 600,
    refresh_token: 'refresh',
    scope: 'launch openid',
    id_token: await idToken({ iss: String(iss), nonce: asked(started)['nonce'] ?? '', ...claims }, server),
    ...changes,
  });
}

/** Differences from an honest answer at the right callback. */
export interface Coming {
  readonly signIn?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Parameters behind those, so that one may come twice. */
  readonly more?: readonly (readonly [string, string])[];
  readonly cookie?: (name: string) => string | undefined;
  readonly framed?: boolean;
  readonly services?: SessionServices;
  /** The id that waits in the browser at the callback; `undefined` for none. */
  readonly waiting?: string | undefined;
  readonly before?: ViewerSession;
}

export function finish(
  trial: TrialSignIn,
  started: BegunTrial,
  { signIn: id = 'city-ehr', query = {}, more = [], cookie, framed = false, services = trial.services, before, ...coming }: Coming = {},
): Promise<FinishedSignIn> {
  const parameters = new URLSearchParams({ code: 'c', state: asked(started)['state'] ?? '', ...query });
  for (const [name, value] of more) parameters.append(name, value);
  const answer = {
    signIn: id,
    parameters,
    framed,
    cookie: cookie ?? ((name: string) => (name === started.cookie.name ? started.cookie.value : undefined)),
    waiting: 'waiting' in coming ? coming.waiting : started.browser,
    before,
  };
  return finishSignIn(answer, services, trial.config);
}

export const reason = (finished: Promise<unknown>): Promise<string> =>
  finished.then(
    () => 'opened',
    (error: unknown) => (error instanceof SignInRefused ? error.reason : String(error)),
  );
