import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { adaAtSource } from '#/lib/sources/testing/fake-record.ts';
import { listenOnOwnPort } from '#/lib/sources/testing/own-port.ts';
import { hostileAnswers, writeHostile, type HostileAnswer } from './hostile-answers.ts';

export interface HostileExchange {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Results that the healthy source holds: several pages of usual ones. */
export const healthyResults = 2_000;
const pageSize = 200;

/** Every hostile source, one healthy one, their token service and the provider of the sign-in, on one port: `/{place in the list}/fhir`. */
export async function serveHostileExchange(size: number): Promise<HostileExchange> {
  const server: Server = createServer((request, response) => {
    request.resume();
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    void answer(url, size, request, response).catch(() => response.destroy());
  });
  const port = await listenOnOwnPort(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(url: URL, size: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = '', room = '', type = ''] = url.pathname.split('/');
  const hostile = name === 'healthy' ? undefined : hostileAnswers[Number(name)];
  if (room === 'token') return hostile?.place === 'token' ? writeHostile(hostile, size, response) : json(response, tokenAnswer);
  // A provider that does not answer ends no session: only where its discovery document is hostile does it answer at all.
  if (room !== 'fhir') return hostile?.place === 'discovery' ? writeHostile(hostile, size, response) : json(response, {}, 503);
  if (hostile && isItsPlace(hostile, type)) return writeHostile(hostile, size, response);
  json(response, healthyAnswer(type, Number(url.searchParams.get('_at') ?? 0), hostile === undefined));
}

const tokenAnswer = { access_token: 'token', token_type: 'Bearer', expires_in: 300 };

function isItsPlace({ place }: HostileAnswer, type: string): boolean {
  if (place === 'metadata') return type === 'metadata';
  if (place === 'match') return type === 'Patient';
  return (place === 'search' || place === 'error') && type === 'Observation';
}

function healthyAnswer(type: string, at: number, holdsResults: boolean): unknown {
  if (type === 'metadata') return statement;
  if (type === 'Patient') return searchset([adaAtSource]);
  if (type !== 'Observation' || !holdsResults) return searchset([]);
  const page = Array.from({ length: Math.min(pageSize, healthyResults - at) }, (_, index) => result(at + index));
  const next = at + pageSize < healthyResults ? { link: [{ relation: 'next', url: `Observation?_at=${at + pageSize}` }] } : {};
  return { ...searchset(page), ...next };
}

const statement = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: ['Patient', 'Observation', 'AllergyIntolerance', 'Condition'].map((type) => ({ type })) }],
};

const searchset = (resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
});

const result = (at: number) => ({
  resourceType: 'Observation',
  id: `h${at}`,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '4548-4', display: 'HbA1c' }], text: `HbA1c ${at}` },
  subject: { reference: `Patient/${adaAtSource.id}` },
  effectiveDateTime: new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString(),
  valueQuantity: { value: 5.5, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
});

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(body));
}
