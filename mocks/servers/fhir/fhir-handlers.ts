import { http, type HttpHandler } from 'msw';
import { capabilityStatement } from './fhir-capability.ts';
import type { CheckToken } from './fhir-access.ts';
import { binaryAnswer } from './fhir-binary.ts';
import { guardRequest, refuseNonJson } from './fhir-guard.ts';
import { fhirAnswer, fhirRefusal } from './fhir-outcome.ts';
import { pageTokens, type PageTokens } from './fhir-pages.ts';
import { parseQuery, type SearchQuery } from './fhir-query.ts';
import { runQuery, visibleTo } from './fhir-run.ts';
import { searchsetPage, type ServerPaging } from './fhir-searchset.ts';
import type { FhirResource } from './fhir-resource.ts';
import type { FhirStore } from './fhir-store.ts';
import { summaryHandlers } from './fhir-summary.ts';

/** A FHIR R4 server of the exchange. */
export interface FhirServer {
  readonly name: string;
  readonly base: string;
  readonly store: FhirStore;
  readonly types: ReadonlySet<string>;
  readonly paging: ServerPaging;
  readonly checkToken: CheckToken;
  readonly warning?: string;
  /** Refuses a search parameter that it does not know, whatever handling the client prefers. */
  readonly strict?: boolean;
  /** A fault: searches of this type answer with somebody else's record. */
  readonly otherPatient?: (type: string) => boolean;
}

/** The server's requests as msw handlers: the same over real HTTP and in a test's `setupServer`. */
export function fhirHandlers(server: FhirServer): HttpHandler[] {
  const { base } = server;
  const pages = pageTokens();
  return [
    http.get(
      `${base}/metadata`,
      ({ request }) => refuseNonJson(request) ?? fhirAnswer(capabilityStatement(server.name, base, server.types)),
    ),
    http.get(base, ({ request }) => pageAnswer(server, pages, request, new URL(request.url).searchParams.get('_getpages'))),
    http.post<{ type: string }>(`${base}/:type/_search`, async ({ request, params }) => {
      const form = new URLSearchParams(await request.clone().text());
      return searchAnswer(server, pages, request, params.type, [...new URL(request.url).searchParams, ...form]);
    }),
    ...summaryHandlers(server),
    http.get<{ type: string; id: string }>(`${base}/:type/:id`, ({ request, params }) =>
      readAnswer(server, request, params.type, params.id),
    ),
    http.get<{ type: string }>(`${base}/:type`, ({ request, params }) => {
      const query = new URL(request.url).searchParams;
      const page = query.get('_page');
      return page === null ? searchAnswer(server, pages, request, params.type, [...query]) : pageAnswer(server, pages, request, page);
    }),
    http.all(`${base}/*`, () => fhirRefusal(405, 'not-supported', 'This server can be read and searched only')),
  ];
}

async function searchAnswer(
  server: FhirServer,
  pages: PageTokens,
  request: Request,
  type: string,
  parameters: readonly (readonly [string, string])[],
): Promise<Response> {
  const guarded = await guardRequest(request, server.base, server.checkToken, type, 'search');
  if (!guarded.ok) return guarded.response;
  const refused = refuseNonJson(request) ?? unsupported(server, type);
  if (refused) return refused;
  const parsed = parseQuery(type, parameters, server.strict === true || /handling=strict/i.test(request.headers.get('prefer') ?? ''));
  if (!parsed.ok) return fhirRefusal(400, parsed.code, parsed.why);
  if (parsed.query.withProvenance) {
    // Oracle Health refuses the whole search where the token does not cover what is to come along.
    const alongside =
      unsupported(server, 'Provenance') ?? (await guardRequest(request, server.base, server.checkToken, 'Provenance', 'search'));
    if (alongside instanceof Response) return alongside;
    if (!alongside.ok) return alongside.response;
  }
  const swapped = server.otherPatient?.(type) ? somebodyElse(server.store, parsed.query) : undefined;
  const allowed = swapped === undefined ? guarded.access.patient : undefined;
  const isSwapped = type === 'Patient' && server.otherPatient?.(type) === true;
  const matches = isSwapped ? anybodyElse(server.store, parsed.query) : runQuery(server.store, swapped ?? parsed.query, allowed);
  return fhirAnswer(searchsetPage({ ...server, pages }, { search: { query: parsed.query, matches, allowed }, offset: 0 }));
}

async function pageAnswer(server: FhirServer, pages: PageTokens, request: Request, token: string | null): Promise<Response> {
  const page = token === null ? undefined : pages.find(token);
  const guarded = await guardRequest(request, server.base, server.checkToken, page?.search.query.type ?? 'Bundle', 'search');
  if (!guarded.ok) return guarded.response;
  if (!page) return fhirRefusal(410, 'expired', 'This page is no longer known: search again');
  if (page.search.allowed !== undefined && page.search.allowed !== guarded.access.patient)
    return fhirRefusal(403, 'forbidden', 'This page belongs to another token');
  return refuseNonJson(request) ?? fhirAnswer(searchsetPage({ ...server, pages }, page));
}

async function readAnswer(server: FhirServer, request: Request, type: string, id: string): Promise<Response> {
  const guarded = await guardRequest(request, server.base, server.checkToken, type, 'read');
  if (!guarded.ok) return guarded.response;
  const refused = (type === 'Binary' ? undefined : refuseNonJson(request)) ?? unsupported(server, type);
  if (refused) return refused;
  const resource = server.otherPatient?.(type) && type === 'Patient' ? anotherPatient(server.store, id) : server.store.get(type, id);
  const { patient } = guarded.access;
  // Outside the compartment reads as unknown, so that a token learns nothing about others.
  const mayRead = resource && (patient === undefined || server.otherPatient?.(type) || visibleTo(server.store, resource, patient));
  if (!mayRead) return fhirRefusal(404, 'not-found', `${type}/${id} is not known here`);
  return type === 'Binary' ? binaryAnswer(request, resource) : fhirAnswer(resource);
}

function unsupported(server: FhirServer, type: string): Response | undefined {
  return server.types.has(type) ? undefined : fhirRefusal(404, 'not-supported', `${type} is not kept here`);
}

const anotherPatient = (store: FhirStore, id: string): FhirResource | undefined =>
  store.ofType('Patient').find((patient) => patient.id !== id);

/** A search for a patient that finds somebody else: an index that is out of step. */
function anybodyElse(store: FhirStore, query: SearchQuery): readonly FhirResource[] {
  const right = new Set(runQuery(store, query, undefined));
  return store
    .ofType('Patient')
    .filter((patient) => !right.has(patient))
    .slice(0, 1);
}

/** The same search for another patient, the one with the most resources. */
function somebodyElse(store: FhirStore, query: SearchQuery): SearchQuery | undefined {
  if (query.patient.length === 0) return undefined;
  const askedPatients = new Set(
    query.patient.flatMap(([, value]) => value.split(',')).map((value) => value.slice(value.lastIndexOf('/') + 1)),
  );
  const otherPatients = store.ofType('Patient').flatMap(({ id }) => (id === undefined || askedPatients.has(id) ? [] : [id]));
  const [most] = otherPatients.toSorted((left, two) => store.ofPatient(query.type, two).length - store.ofPatient(query.type, left).length);
  return most === undefined ? undefined : { ...query, patient: [['patient', most]] };
}
