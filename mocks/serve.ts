import type { NationalNetwork, Network, NetworkSource } from '#/mocks/networks/model/network.ts';
import { originsOf, type ExchangeOrigins } from './networks/model/origins.ts';
import { ehrServer } from './servers/ehr/ehr-server.ts';
import type { ServedTenant } from './servers/ehr/ehr-tenants.ts';
import { faultState, type FaultState } from './servers/faults/fault-state.ts';
import type { CheckToken } from './servers/fhir/fhir-access.ts';
import { fhirHandlers, type FhirServer } from './servers/fhir/fhir-handlers.ts';
import { typeSearches } from './servers/fhir/fhir-parameters.ts';
import { fhirStore, type FhirStore } from './servers/fhir/fhir-store.ts';
import { gpConnectHandlers } from './servers/gp-connect/gp-connect.ts';
import { identityProvider } from './servers/identity-provider/identity-provider.ts';
import { demoAuthority, type DemoAuthority } from './servers/assertions/demo-authority.ts';
import { nationalBases } from './servers/national/national-network.ts';
import { nationalOrigin } from './servers/national/national-origin.ts';
import { startOrigin, type OriginOptions } from './servers/http/origin-server.ts';
import { staffResources } from './servers/ehr/staff-resources.ts';
import { networkTokens } from './servers/http/token-check.ts';

export interface ExchangeOptions {
  readonly network: Network;
  readonly basePort?: number;
  readonly viewerOrigin?: string;
  /** Records end here. */
  readonly clock?: Date;
  /** Authority that vouches for clients at the national networks. Without it: one that nobody is enrolled with. */
  readonly authority?: DemoAuthority;
}

export interface Exchange {
  readonly origins: ExchangeOrigins;
  readonly stop: () => Promise<void>;
}

const usualViewer = 'http://localhost:3000';

/** Starts every server of a network, each on its own port, and stops all of them again. */
export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const origins = originsOf(options.network, options.basePort ?? 4000);
  const settled = await Promise.allSettled((await originOptions(options, origins)).map(startOrigin));
  const started = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(started.map((server) => server.stop())));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { origins, stop };
}

async function originOptions(options: ExchangeOptions, origins: ExchangeOrigins): Promise<readonly OriginOptions[]> {
  const { network } = options;
  const viewerOrigin = options.viewerOrigin ?? usualViewer;
  const clock = options.clock ?? new Date(network.clock);
  const tokens = (base: string): CheckToken => networkTokens(origins.identityProvider, base);
  const index = plainServer('Master patient index', origins.masterIndex, tokens, storeOf(network.data.masterIndex(clock)), ['Patient']);
  const consent = plainServer('Consent registry', origins.consent, tokens, storeOf(network.data.consents(clock)), ['Consent']);
  const ehrFaults = faultState();
  const inEhr = new Set(network.ehr.tenants.map(({ source }) => source));
  const sources = await Promise.all(
    network.sources.map(async (source) => ({
      source,
      ...(await sourceServer(options, source, { origins, tokens, clock, faults: inEhr.has(source.id) ? ehrFaults : faultState() })),
    })),
  );
  const nationals = (network.nationals ?? []).map((national) => ({ network: national, origin: origins.sources[national.id] ?? '' }));
  const resources = new Set([
    ...[index, consent, ...sources].map(({ server }) => server.base),
    ...nationals.map(({ origin }) => nationalBases(origin).directory),
  ]);
  return Promise.all([
    ehrServer({
      origin: origins.ehr,
      name: network.ehr.name,
      viewerOrigin,
      numberLabel: network.ehr.numberLabel ?? 'NHS No.',
      tenants: tenantsOf(network, new Map(sources.map(({ source, server }) => [source.id, server]))),
      faults: ehrFaults,
    }),
    identityProvider({
      origin: origins.identityProvider,
      name: network.name,
      viewerOrigin,
      staff: network.staff,
      resources,
      faults: faultState(),
    }),
    ...[index, consent, ...sources.filter(({ source }) => !inEhr.has(source.id))].map(fhirOrigin),
    ...nationalOrigins(options, nationals, tokens),
  ]);
}

type AtOrigin = { readonly network: NationalNetwork; readonly origin: string };

function nationalOrigins(
  { viewerOrigin = usualViewer, authority }: ExchangeOptions,
  nationals: readonly AtOrigin[],
  directoryTokens: (base: string) => CheckToken,
): readonly Promise<OriginOptions>[] {
  if (nationals.length === 0) return [];
  const trusted = authority ? Promise.resolve(authority) : demoAuthority();
  return nationals.map(async ({ network, origin }) =>
    nationalOrigin(network, { origin, viewerOrigin, root: (await trusted).certificate, directoryTokens, storeOf }),
  );
}

/** The record system's organisations, each with its staff in its own server. */
function tenantsOf({ id: network, ehr }: Network, servers: ReadonlyMap<string, FhirServer>): readonly ServedTenant[] {
  return ehr.tenants.map(({ source, signIn, clinicians }) => {
    const fhir = servers.get(source);
    if (!fhir) throw new Error(`The network ${network} has no source ${source}`);
    fhir.store.add(staffResources(clinicians, fhir.store.ofType('Organization')));
    return { signIn, clinicians, fhir };
  });
}

const fhirOrigin = async ({ server, faults, speaks }: Served): Promise<OriginOptions> => ({
  origin: new URL(server.base).origin,
  faults,
  handlers: speaks === 'gp-connect' ? gpConnectHandlers(server, faults) : fhirHandlers(server),
});

interface Served {
  readonly server: FhirServer;
  readonly faults: FaultState;
  readonly speaks?: NetworkSource['speaks'];
}

function served(server: Omit<FhirServer, 'otherPatient'>, faults = faultState()): Served {
  // A Patient that is another one is not found in the first place: only on demand, so that the records' subjects are tried.
  const otherPatient = (type: string): boolean =>
    faults.of(type).some(({ fault, types }) => fault === 'other-patient' && (type !== 'Patient' || types?.includes('Patient')));
  return { server: { ...server, otherPatient }, faults };
}

function storeOf(resources: Iterable<{ readonly resourceType: string; readonly id?: string | undefined }>): FhirStore {
  const store = fhirStore();
  store.add(resources);
  return store;
}

function plainServer(
  name: string,
  origin: string,
  tokens: (base: string) => CheckToken,
  store: FhirStore,
  types: readonly string[],
): Served {
  const base = `${origin}/fhir`;
  return served({
    name,
    base,
    store,
    types: new Set(types),
    checkToken: tokens(base),
    paging: { next: 'relative', defaultCount: 20, maxCount: 50, total: true },
  });
}

interface SourceContext {
  readonly origins: ExchangeOrigins;
  readonly tokens: (base: string) => CheckToken;
  readonly clock: Date;
  readonly faults: FaultState;
}

async function sourceServer(
  { network }: ExchangeOptions,
  source: NetworkSource,
  { origins, tokens, clock, faults }: SourceContext,
): Promise<Served> {
  const base = `${origins.sources[source.id]}${source.path ?? '/fhir'}`;
  const store = storeOf(network.data.sharedAt(source.id));
  for await (const { patient, resources } of network.data.recordsAt(source.id, clock)) store.add(resources, patient);
  const types = new Set([...typeSearches.keys()].filter((type) => !source.without.includes(type)));
  const { name, paging, warning, strict } = source;
  const server = served(
    { name, base, store, types, paging, checkToken: tokens(base), ...(warning && { warning }), ...(strict && { strict }) },
    faults,
  );
  return source.speaks ? { ...server, speaks: source.speaks } : server;
}
