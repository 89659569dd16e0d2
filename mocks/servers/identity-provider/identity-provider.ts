import type { IncomingMessage, ServerResponse } from 'node:http';
import { interactionPolicy, Provider } from 'oidc-provider';
import type { Clinician } from '#/mocks/networks/model/network.ts';
import { html, htmlPage } from '#/mocks/servers/http/html.ts';
import { formOf, sendResponse } from '#/mocks/servers/http/node-http.ts';
import { oidcMemory, type OidcMemory } from './oidc-adapter.ts';
import { addUnaskedMembers, idTokenForClient } from './unasked-members.ts';
import { commonConfiguration, defaultLifetimes, ownTokens, viewerClients, type CurrentLifetimes } from './oidc-common.ts';
import { loginOf, oidcActions, refusesRevocation, strongAuthentication, type Authentication } from './oidc-control.ts';
import { resourceTokens, systemScopes } from './oidc-resources.ts';
import type { OriginOptions } from '#/mocks/servers/http/origin-server.ts';
import type { FaultState } from '#/mocks/servers/faults/fault-state.ts';

export interface IdentityProvider {
  readonly origin: string;
  readonly name: string;
  readonly viewerOrigin: string;
  readonly staff: readonly Clinician[];
  /** The bases of the servers that tokens are issued for. */
  readonly resources: ReadonlySet<string>;
  readonly faults: FaultState;
}

const loginScopes = ['openid', 'profile', 'offline_access', 'online_access'];

/** Direct login, and the network's token service: one provider with two purposes. */
export async function identityProvider(options: IdentityProvider): Promise<OriginOptions> {
  const [memory, lifetimes, revocation] = [oidcMemory(), defaultLifetimes(), { isDown: false }];
  const authentication = strongAuthentication();
  const provider = await providerOf(options, memory, lifetimes);
  return {
    origin: options.origin,
    faults: options.faults,
    faultsEverywhere: true,
    actions: oidcActions(memory, lifetimes, revocation, authentication),
    handlers: [],
    application: {
      takes: () => true,
      answer: async (incoming, outgoing) => {
        if (refusesRevocation(revocation, incoming, outgoing)) return;
        await (incoming.url?.startsWith('/interaction/')
          ? interaction(provider, { ...options, authentication }, incoming, outgoing)
          : provider.callback()(incoming, outgoing));
      },
    },
  };
}

async function providerOf(options: IdentityProvider, memory: OidcMemory, lifetimes: CurrentLifetimes): Promise<Provider> {
  const common = await commonConfiguration(memory, lifetimes);
  const provider: Provider = new Provider(options.origin, {
    ...common,
    // Claims of `profile` come from userinfo alone, as stock providers send them (OpenID Connect Core §5.4).
    conformIdTokenClaims: true,
    clients: viewerClients(options.viewerOrigin, ['staff'], ['authorization_code', 'refresh_token', 'client_credentials']),
    scopes: [...loginScopes, ...systemScopes],
    // The levels, methods and times of NHS CIS2; `acr` and `amr` come in every id_token, asked for or not, as there.
    acrValues: ['AAL1_USERPASS', 'AAL2_ANY', 'AAL2_TOTP', 'AAL2_OR_AAL3_ANY', 'AAL3_ANY', 'AAL3_FIDO2', 'AAL3_SMARTCARD'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['name', 'nhs_role', 'ods_code', 'organisation_name'] },
    interactions: { ...common.interactions, policy: askedEachTime() },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: ownTokens },
      introspection: { enabled: true, allowedPolicy: ownTokens },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)) },
      resourceIndicators: resourceTokens(options.resources),
    },
    findAccount: (_, id) => accountOf(options.staff, id),
    loadExistingGrant: async (ctx) => {
      const { accountId } = ctx.oidc.session ?? {};
      if (accountId === undefined) return undefined;
      const grant = new provider.Grant({ accountId, clientId: ctx.oidc.client?.clientId });
      grant.addOIDCScope(loginScopes.join(' '));
      await grant.save();
      return grant;
    },
  });
  const unaskedIdToken = await idTokenForClient(options.origin);
  provider.on('grant.success', (ctx) => addUnaskedMembers(ctx, unaskedIdToken));
  provider.on('server_error', (_, error) => process.emitWarning(error));
  return provider;
}

/** The list of people is shown at each sign-in, so that a demonstration can switch from one person to another. */
function askedEachTime() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('choose', 'Someone must say who is signing in', (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

function accountOf(staff: readonly Clinician[], id: string) {
  const person = staff.find((clinician) => clinician.id === id);
  if (!person) return undefined;
  const { name, role, organisation } = person;
  return {
    accountId: id,
    claims: () => ({ sub: id, name, nhs_role: role, ods_code: organisation.ods, organisation_name: organisation.name }),
  };
}

async function interaction(
  provider: Provider,
  options: IdentityProvider & { readonly authentication: Authentication },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(incoming, outgoing);
    if (incoming.method !== 'POST') return await sendResponse(outgoing, peoplePage(options));
    const accountId = (await formOf(incoming)).get('user');
    const result = accountId
      ? { login: loginOf(accountId, options.authentication) }
      : { error: 'access_denied', error_description: 'Nobody signed in' };
    return await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false });
  } catch {
    outgoing.writeHead(400, { 'Content-Type': 'text/plain' }).end('This sign-in is no longer open. Start again.');
  }
}

const brand = 'light-dark(#00695c, #6fcabb)';

function peoplePage({ name, staff }: IdentityProvider): Response {
  return htmlPage(
    `${name}: sign in`,
    html`<header><h1>${name} · Staff sign-in</h1></header>
      <main>
        <h2>Who is signing in?</h2>
        <form method="post" class="people">
          ${staff.map(
            (person) =>
              html`<button name="user" value="${person.id}">
                ${person.name}<small>${person.does} · ${person.organisation.name}</small>
              </button>`,
          )}
          <button name="deny" value="yes">Do not sign in</button>
        </form>
      </main>`,
    brand,
  );
}

/** Signs out without asking: the viewer has already asked. */
function signOutPage(form: string): string {
  return `<!doctype html><title>Signing out</title>${form}<input type="hidden" name="logout" value="yes" form="op.logoutForm"><script>document.forms[0].submit()</script>`;
}
