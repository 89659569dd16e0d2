import type { IncomingMessage, ServerResponse } from 'node:http';
import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Provider } from 'oidc-provider';
import type { Clinician } from '#/mocks/networks/network.ts';
import { ehrInteraction } from './ehr-interaction.ts';
import { launchStore } from './ehr-launches.ts';
import { ehrPageHandlers, type EhrPages } from './ehr-pages.ts';
import { ehrProvider, smartConfiguration, smartTokens } from './ehr-provider.ts';
import { fhirHandlers, type FhirServer } from './fhir-handlers.ts';
import { oidcMemory } from './oidc-adapter.ts';
import { defaultLifetimes } from './oidc-common.ts';
import { oidcActions } from './oidc-control.ts';
import type { OriginOptions } from './origin-server.ts';
import { anyOf } from './token-check.ts';
import type { FaultState } from './fault-state.ts';

export interface EhrServer {
  readonly origin: string;
  readonly name: string;
  readonly viewerOrigin: string;
  readonly clinicians: readonly Clinician[];
  /** The id under which the viewer knows it. */
  readonly signIn: string;
  readonly numberLabel: string;
  /** The FHIR server beside it; its own SMART tokens are accepted as well as those this checks. */
  readonly fhir: FhirServer;
  readonly faults: FaultState;
}

/** The record system as one origin: pages, SMART authorisation server, FHIR server. */
export async function ehrServer(options: EhrServer): Promise<OriginOptions> {
  const { origin, fhir } = options;
  const [launches, lifetimes, memory] = [launchStore(), defaultLifetimes(), oidcMemory()];
  const issuer = `${origin}/oauth`;
  const pages: EhrPages = { ...options, fhirBase: fhir.base, store: fhir.store, launches, lifetimes };
  const provider = await ehrProvider({ ...options, issuer, fhirBase: fhir.base, launches, lifetimes, memory });
  const server = { ...fhir, checkToken: anyOf(smartTokens(provider, launches), fhir.checkToken) };
  return {
    origin,
    faults: options.faults,
    actions: oidcActions(memory, lifetimes),
    handlers: [discovery(fhir.base, issuer), ...ehrPageHandlers(pages), ...fhirHandlers(server)],
    application: {
      takes: (path) => path.startsWith('/oauth/') || path.startsWith('/interaction/'),
      answer: (incoming, outgoing) => authorisationAnswer(provider, pages, incoming, outgoing),
    },
  };
}

const discovery = (base: string, issuer: string): HttpHandler =>
  http.get(`${base}/.well-known/smart-configuration`, () => HttpResponse.json(smartConfiguration(issuer)));

async function authorisationAnswer(
  provider: Provider,
  pages: EhrPages,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!incoming.url?.startsWith('/interaction/')) {
    // What a mounted application is given: its own part of the path, and the whole as it came.
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
