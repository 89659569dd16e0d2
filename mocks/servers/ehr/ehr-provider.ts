import { errors, Provider, type KoaContextWithOIDC } from 'oidc-provider';
import type { TokenAccess, CheckToken } from '#/mocks/servers/fhir/fhir-access.ts';
import type { Launches } from './ehr-launches.ts';
import { grantScopes, smartScopes, type WithheldTypes } from './ehr-scopes.ts';
import { employees, tenantAt, type ServedTenant } from './ehr-tenants.ts';
import type { OidcMemory } from '#/mocks/servers/identity-provider/oidc-adapter.ts';
import { commonConfiguration, ownTokens, viewerClients, type CurrentLifetimes } from '#/mocks/servers/identity-provider/oidc-common.ts';
import { addUnaskedMembers, idTokenForClient } from '#/mocks/servers/identity-provider/unasked-members.ts';
import { resourceTokens, systemScopes } from '#/mocks/servers/identity-provider/oidc-resources.ts';

export interface EhrAuthorisation {
  readonly issuer: string;
  readonly viewerOrigin: string;
  /** Authorisation server of all its organisations. */
  readonly tenants: readonly ServedTenant[];
  readonly launches: Launches;
  readonly lifetimes: CurrentLifetimes;
  readonly withheld: WithheldTypes;
  readonly memory: OidcMemory;
}

/** The record system's SMART App Launch 2.2 authorisation server, on oidc-provider. */
export async function ehrProvider(options: EhrAuthorisation): Promise<Provider> {
  const { issuer, tenants, launches } = options;
  const signIns = tenants.map(({ signIn }) => signIn);
  const bases = new Set(tenants.map(({ fhir }) => fhir.base));
  const provider: Provider = new Provider(issuer, {
    ...(await commonConfiguration(options.memory, options.lifetimes)),
    clients: viewerClients(options.viewerOrigin, signIns, ['authorization_code', 'refresh_token', 'client_credentials']),
    scopes: [...smartScopes, ...systemScopes],
    claims: { openid: ['sub'], profile: ['name'], fhirUser: ['fhirUser'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: resourceTokens(bases),
      revocation: { enabled: true, allowedPolicy: ownTokens },
      introspection: { enabled: true, allowedPolicy: ownTokens },
      rpInitiatedLogout: { enabled: false },
    },
    extraParams: {
      aud: (_, value) => {
        // SMART 2.2: the app names the FHIR server it will send the token to.
        if (!tenantAt(tenants, value)) throw new errors.InvalidRequest(`aud must be one of ${[...bases].join(' ')}`);
      },
      launch: (ctx, value) => signInByLaunch(ctx, launches, value),
    },
    findAccount: (_, id) => accountOf(tenants, id),
    loadExistingGrant: (ctx) => grantOf(provider, ctx, options),
  });
  const unaskedIdToken = await idTokenForClient(issuer);
  provider.on('grant.success', (ctx) => {
    addContext(ctx, launches);
    addUnaskedMembers(ctx, unaskedIdToken);
  });
  provider.on('server_error', (_, error) => process.emitWarning(error));
  return provider;
}

/** Each person is known at their own organisation's base. */
function accountOf(tenants: readonly ServedTenant[], id: string) {
  const employee = employees(tenants).find(({ person }) => person.id === id);
  if (!employee) return undefined;
  const { tenant, person } = employee;
  return { accountId: id, claims: () => ({ sub: id, name: person.name, fhirUser: `${tenant.fhir.base}/Practitioner/${id}` }) };
}

/** The doctor is signed in at the record system that launches: no click and no cookie is needed, in a frame neither. */
function signInByLaunch(ctx: KoaContextWithOIDC, launches: Launches, value: string | undefined): void {
  if (value === undefined) return;
  const launch = launches.find(value);
  if (!launch) throw new errors.InvalidRequest('the launch has expired or is not known');
  if (launch.base !== ctx.oidc.params?.['aud']) throw new errors.InvalidRequest('the launch is of another organisation');
  if (launch.refuse) throw new errors.AccessDenied('the record system refused the launch');
  ctx.oidc.session?.loginAccount({ accountId: launch.user });
}

async function grantOf(provider: Provider, ctx: KoaContextWithOIDC, { launches, withheld }: EhrAuthorisation) {
  const chosen = ctx.oidc.result?.consent?.grantId;
  if (chosen !== undefined) return provider.Grant.find(chosen);
  const token = ctx.oidc.params?.['launch'];
  const launch = typeof token === 'string' ? launches.find(token) : undefined;
  const { accountId } = ctx.oidc.session ?? {};
  if (!launch || accountId === undefined) return undefined;
  const grant = new provider.Grant({ accountId, clientId: ctx.oidc.client?.clientId });
  grantScopes(grant, ctx.oidc.params?.['scope'], withheld);
  launches.bind(await grant.save(), launch);
  return grant;
}

/** Launch context beside the tokens, on refresh too (SMART 2.2, launch context arrives with the access token). */
function addContext(ctx: KoaContextWithOIDC, launches: Launches): void {
  const { grantId } = ctx.oidc.entities.AccessToken ?? {};
  const granted = grantId === undefined ? undefined : launches.grantedBy(grantId);
  if (granted && typeof ctx.body === 'object') ctx.body = { ...ctx.body, ...granted.context };
}

/** The record system's own access tokens, bound to the patient and the base of their launch: worth nothing at the other bases. */
export function smartTokens(provider: Provider, launches: Launches, base: string): CheckToken {
  return async (token): Promise<TokenAccess | undefined> => {
    const accessToken = await provider.AccessToken.find(token);
    const granted = accessToken?.grantId === undefined ? undefined : launches.grantedBy(accessToken.grantId);
    return accessToken && granted?.base === base ? { scope: accessToken.scope ?? '', patient: granted.context.patient } : undefined;
  };
}

/** The discovery document of SMART 2.2; it claims only what works. */
export function smartConfiguration(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/token/revocation`,
    introspection_endpoint: `${issuer}/token/introspection`,
    userinfo_endpoint: `${issuer}/me`,
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'],
    token_endpoint_auth_signing_alg_values_supported: ['ES384', 'RS384'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: [...smartScopes.filter((scope) => !scope.includes('/') || scope.endsWith('.rs')), 'launch/patient', 'system/*.rs'],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'context-banner',
      'context-ehr-patient',
      'context-ehr-encounter',
      'context-standalone-patient',
      'permission-online',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
    ],
  };
}
