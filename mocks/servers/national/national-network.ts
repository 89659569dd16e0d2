import { http, type HttpHandler } from 'msw';
import { memberId, memberNumber } from '#/mocks/networks/federal/national/national-members.ts';
import { documentTypes, type NationalNetwork } from '#/mocks/networks/model/network.ts';
import type { CheckToken } from '#/mocks/servers/fhir/fhir-access.ts';
import { guardRequest } from '#/mocks/servers/fhir/fhir-guard.ts';
import { fhirHandlers, type FhirServer } from '#/mocks/servers/fhir/fhir-handlers.ts';
import { fhirAnswer, fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { textsAt, valuesAt, type FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import type { FhirStore } from '#/mocks/servers/fhir/fhir-store.ts';

/** Parts of its exchange that a national network needs. */
export interface NationalContext {
  readonly origin: string;
  /** Tokens for the directory. The list of organisations is no patient's secret: an ordinary token of the exchange opens it. */
  readonly directoryTokens: (base: string) => CheckToken;
  /** Locator and members want a token that names who asks. */
  readonly tokens: (base: string) => CheckToken;
  readonly storeOf: (resources: Iterable<FhirResource>) => FhirStore;
}

interface Bases {
  readonly directory: string;
  readonly locator: string;
  readonly member: (index: number) => string;
}

export const nationalBases = (origin: string): Bases => ({
  directory: `${origin}/directory/fhir`,
  locator: `${origin}/locator/fhir`,
  member: (index) => `${origin}/members/${memberId(index)}/fhir`,
});

/** Address of the record locator. */
export const recordBases = (network: NationalNetwork, bases: Bases): readonly string[] => [
  bases.locator,
  ...[...network.records.keys()].map(bases.member),
];

/** Directory, record locator and every member, as one process serves them. */
export function nationalHandlers(network: NationalNetwork, context: NationalContext): HttpHandler[] {
  const bases = nationalBases(context.origin);
  return [
    ...directoryHandlers(network, context, bases),
    locatorHandler(network, context, bases),
    ...memberHandlers(network, context, bases),
  ];
}

const mostOnPage = 1_000;

function directoryHandlers(network: NationalNetwork, { directoryTokens }: NationalContext, bases: Bases): HttpHandler[] {
  const check = directoryTokens(bases.directory);
  const answering = (type: 'Organization' | 'Endpoint', make: (index: number) => object): HttpHandler =>
    http.get(`${bases.directory}/${type}`, async ({ request }) => {
      const guarded = await guardRequest(request, bases.directory, check, type, 'search');
      return guarded.ok ? fhirAnswer(directoryPage(network, bases, type, new URL(request.url).searchParams, make)) : guarded.response;
    });
  return [
    answering('Organization', (index) => organization(network, index)),
    answering('Endpoint', (index) => endpoint(bases, index)),
    http.all(`${bases.directory}/*`, () => fhirRefusal(404, 'not-supported', 'A directory of Organization and Endpoint')),
  ];
}

/** mCSD ITI-90, paged by where the last page ended. */
function directoryPage(
  { members }: NationalNetwork,
  bases: Bases,
  type: string,
  query: URLSearchParams,
  make: (index: number) => object,
): unknown {
  const from = Number(query.get('_from') ?? 0);
  const size = Math.min(Number(query.get('_count') ?? 100) || 100, mostOnPage);
  const to = Math.min(from + size, members);
  const next = new URLSearchParams(query);
  next.set('_from', String(to));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: members,
    link: to < members ? [{ relation: 'next', url: `${bases.directory}/${type}?${next}` }] : [],
    entry: Array.from({ length: to - from }, (_, at) => ({ resource: make(from + at), search: { mode: 'match' } })),
  };
}

const organization = ({ nameOf, kindOf }: NationalNetwork, index: number) => ({
  resourceType: 'Organization',
  id: memberId(index),
  active: true,
  identifier: [memberNumber(index)],
  type: [{ text: kindOf(index) }],
  name: nameOf(index),
  endpoint: [{ reference: `Endpoint/${memberId(index)}` }],
});

const endpoint = (bases: Bases, index: number) => ({
  resourceType: 'Endpoint',
  id: memberId(index),
  status: 'active',
  connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
  address: bases.member(index),
});

/** PDQm ITI-78: one Patient for each member that has registered the person, with that member as its managing organisation. */
function locatorHandler(network: NationalNetwork, { tokens }: NationalContext, bases: Bases): HttpHandler {
  const check = tokens(bases.locator);
  const registered = [...network.records].flatMap(([index, records]) =>
    records.flatMap(({ resources }) =>
      resources.filter(({ resourceType }) => resourceType === 'Patient').map((patient) => registeredAt(network, index, patient)),
    ),
  );
  return http.get(`${bases.locator}/Patient`, async ({ request }) => {
    const guarded = await guardRequest(request, bases.locator, check, 'Patient', 'search');
    if (!guarded.ok) return guarded.response;
    const identifier = new URL(request.url).searchParams.get('identifier');
    const matches = registered.filter((patient) => identifiersOf(patient).includes(identifier ?? ''));
    return fhirAnswer({
      resourceType: 'Bundle',
      type: 'searchset',
      total: matches.length,
      entry: matches.map((resource) => ({ resource, search: { mode: 'match' } })),
    });
  });
}

function registeredAt({ named }: NationalNetwork, index: number, patient: FhirResource): FhirResource {
  const organisation = named === 'by-reference' ? { reference: `Organization/${memberId(index)}` } : { identifier: memberNumber(index) };
  return { ...patient, id: `${memberId(index)}-${patient.id}`, ...{ managingOrganization: organisation } };
}

const identifiersOf = (patient: FhirResource): readonly string[] =>
  valuesAt(patient, 'identifier').map((identifier) => `${textsAt(identifier, 'system')[0]}|${textsAt(identifier, 'value')[0]}`);

/** Handlers of the members that know somebody: they answer with documents alone. */
function memberHandlers(network: NationalNetwork, { tokens, storeOf }: NationalContext, bases: Bases): HttpHandler[] {
  const knowing = [...network.records].flatMap(([index, records]) => {
    const base = bases.member(index);
    const store = storeOf([]);
    for (const { patient, resources } of records) store.add(resources, patient);
    const server: FhirServer = {
      name: network.nameOf(index),
      base,
      store,
      types: documentTypes,
      paging: { next: 'relative', defaultCount: 20, maxCount: 100, total: true },
      checkToken: tokens(base),
    };
    return fhirHandlers(server);
  });
  return knowing;
}
