import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getResponse } from 'msw';
import { fhirHandlers } from '#/mocks/servers/fhir/fhir-handlers.ts';
import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { fhirStore } from '#/mocks/servers/fhir/fhir-store.ts';
import { oneRecord, somebodyElse } from './one-record.ts';
import { typeAsked, type AnswerRequest, type PlatformMock } from './platform.ts';

export interface ServedPlatform {
  /** FHIR base. */
  readonly url: string;
  /** Method, path and query of each request, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** A plain server with the same record, to compare with. */
export const plainMock: PlatformMock = {
  platform: 'plain',
  paging: { next: 'relative', defaultCount: 100, maxCount: 500, total: true },
  patient: 'ada',
  notGranted: [],
  around: (plain) => plain,
};

/** Serves a platform over real HTTP, on a port of its own; `outside` stands before it, as a gateway does. */
export async function servePlatform(
  mock: PlatformMock,
  outside: (inner: AnswerRequest, base: string) => AnswerRequest = (inner) => inner,
): Promise<ServedPlatform> {
  const requests: string[] = [];
  let answer: AnswerRequest = async () => new Response(null, { status: 503 });
  const listener = getRequestListener(
    async (request) => {
      const { method, url: address, headers } = request;
      requests.push(`${method} ${address.slice(new URL(address).origin.length)}`);
      // The adaptor's own request cannot be copied with other headers.
      return answer(new Request(address, { method, headers, ...(method === 'POST' && { body: await request.text() }) }));
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/r4`;
  answer = outside(refusing(mock, url), url);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, requests: requests, close };
}

/** Refuses what the platform did not grant before anything else is looked at. */
function refusing(mock: PlatformMock, base: string): AnswerRequest {
  const platform = mock.around(plainAnswerer(mock, base), base);
  return async (request) =>
    mock.notGranted.includes(typeAsked(request, base))
      ? fhirRefusal(403, 'forbidden', 'The authenticated client’s access to this was not granted')
      : platform(request);
}

function plainAnswerer({ platform, paging, patient }: PlatformMock, base: string): AnswerRequest {
  const store = fhirStore();
  for (const id of [patient, somebodyElse]) store.add(oneRecord(id), id);
  const types = new Set([...store.types()]);
  const checkToken = async () => ({ scope: 'system/*.rs' });
  const handlers = fhirHandlers({ name: platform, base, store, types, paging, checkToken });
  return async (request) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', 'Bearer inside');
    return (await getResponse(handlers, new Request(request, { headers }))) ?? new Response('Not found', { status: 404 });
  };
}
