import type { IncomingMessage, ServerResponse } from 'node:http';
import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Provider } from 'oidc-provider';
import { ehrInteraction } from './ehr-interaction.ts';
import { launchStore } from './ehr-launches.ts';
import { ehrPageHandlers, type EhrPages } from './ehr-pages.ts';
import { ehrProvider, smartConfiguration, smartTokens } from './ehr-provider.ts';
import type { WithheldTypes } from './ehr-scopes.ts';
import type { ServedTenant } from './ehr-tenants.ts';
import type { ControlAction } from '#/mocks/servers/http/control.ts';
import type { CheckToken } from '#/mocks/servers/fhir/fhir-access.ts';
import { fhirHandlers, type FhirServer } from '#/mocks/servers/fhir/fhir-handlers.ts';
import { oidcMemory } from '#/mocks/servers/identity-provider/oidc-adapter.ts';
import { defaultLifetimes } from '#/mocks/servers/identity-provider/oidc-common.ts';
import { oidcActions, refusesRevocation, type RevocationState } from '#/mocks/servers/identity-provider/oidc-control.ts';
import type { OriginOptions } from '#/mocks/servers/http/origin-server.ts';
import { anyOf, networkTokens } from '#/mocks/servers/http/token-check.ts';
import type { FaultState } from '#/mocks/servers/faults/fault-state.ts';

export interface EhrServer {
  readonly origin: string;
  readonly name: string;
  readonly viewerOrigin: string;
  readonly numberLabel: string;
  /** Each with a FHIR server; the record system's own tokens are accepted there as well as those that it checks itself. */
  readonly tenants: readonly ServedTenant[];
  /** Faults of the whole origin. */
  readonly faults: FaultState;
}

/** The record system as one origin: pages, SMART authorisation server, a FHIR base for each organisation. */
export async function ehrServer(options: EhrServer): Promise<OriginOptions> {
  const { origin, tenants } = options;
  const [launches, lifetimes, memory] = [launchStore(), defaultLifetimes(), oidcMemory()];
  const withheld: WithheldTypes = new Set();
  const revocation: RevocationState = { isDown: false };
  const issuer = `${origin}/oauth`;
  const pages: EhrPages = { ...options, launches, lifetimes, withheld };
  const provider = await ehrProvider({ ...options, issuer, launches, lifetimes, memory, withheld });
  const checked = ({ base, checkToken }: FhirServer): CheckToken =>
    anyOf(smartTokens(provider, launches, base), networkTokens(issuer, base), checkToken);
  return {
    origin,
    faults: options.faults,
    actions: new Map([...oidcActions(memory, lifetimes, revocation), ['POST /__withheld', withholding(withheld)]]),
    handlers: [
      ...tenants.map(({ fhir }) => discovery(fhir.base, issuer)),
      ...ehrPageHandlers(pages),
      ...tenants.flatMap(({ fhir }) => fhirHandlers({ ...fhir, checkToken: checked(fhir) })),
    ],
    application: {
      takes: (path) => path.startsWith('/oauth/') || path.startsWith('/interaction/'),
      answer: async (incoming, outgoing) => {
        if (!refusesRevocation(revocation, incoming, outgoing)) await authorisationAnswer(provider, pages, incoming, outgoing);
      },
    },
  };
}

/** Replaces, for tests, the types that are granted to nobody. */
const withholding =
  (withheld: WithheldTypes): ControlAction =>
  async (request) => {
    const types: unknown = await request.json();
    if (!Array.isArray(types)) return new Response('Expected a list of types', { status: 400 });
    withheld.clear();
    for (const type of types) withheld.add(String(type));
    return new Response(null, { status: 204 });
  };

const discovery = (base: string, issuer: string): HttpHandler =>
  http.get(`${base}/.well-known/smart-configuration`, () => HttpResponse.json(smartConfiguration(issuer)));

async function authorisationAnswer(
  provider: Provider,
  pages: EhrPages,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!incoming.url?.startsWith('/interaction/')) {
    // A mounted application gets its own part of the path, and the whole as it came.
    Object.assign(incoming, { originalUrl: incoming.url, url: incoming.url?.slice('/oauth'.length) ?? '/' });
    return provider.callback()(incoming, outgoing);
  }
  try {
    await ehrInteraction(provider, pages, incoming, outgoing);
  } catch {
    // The interaction's cookie is missing or its ten minutes are over.
    outgoing.writeHead(400, { 'Content-Type': 'text/plain' }).end('This sign-in is no longer open. Start again.');
  }
}
