import { setTimeout as wait } from 'node:timers/promises';
import { HttpResponse } from 'msw';
import type { Fault, FaultKind } from './faults.ts';
import { realRequest, spoilSearchset } from './fault-bundle.ts';
import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';

type Answer = (request: Request) => Promise<Response>;

/** Means that only a real connection has. */
export interface RealConnection {
  readonly encode: (request: Request, response: Response) => Promise<Response>;
  /** Breaks the connection under a body that has begun. */
  readonly breakOff: () => void;
}

/** An answer as the server's faults leave it; `Response.error()` stands for a connection that is not made. */
export async function answerWithFaults(
  faults: readonly Fault[],
  request: Request,
  answer: Answer,
  wire?: RealConnection,
): Promise<Response> {
  const slow = faults.find(({ fault }) => fault === 'slow');
  if (slow) await wait(slow.ms ?? 10_000, undefined, { signal: request.signal });
  for (const fault of faults) {
    const instead = insteadOfAnswer.get(fault.fault)?.(fault);
    if (instead) return instead;
  }
  // The body of a search by POST is read twice: by the handler and by the fault.
  const response = await spoilSearchset(faults, request, await answer(realRequest(request.clone())));
  // Not compressed when it trickles: a client would see nothing at all until much of it had come.
  const trickles = faults.some(({ fault }) => fault === 'trickle');
  return brokenBody(faults, wire && !trickles ? await wire.encode(request, response) : response, wire?.breakOff);
}

/** Faults that never reach the server's own answer. */
const insteadOfAnswer: ReadonlyMap<FaultKind, (fault: Fault) => Response> = new Map<FaultKind, (fault: Fault) => Response>([
  ['down', () => HttpResponse.error()],
  ['refuse', () => fhirRefusal(403, 'forbidden', 'This server refuses the request')],
  ['unauthorised', () => fhirRefusal(401, 'login', 'The token is not accepted', { 'WWW-Authenticate': 'Bearer error="invalid_token"' })],
  [
    'unavailable',
    ({ retryAfter }) => fhirRefusal(503, 'transient', 'This server is not available now', { 'Retry-After': String(retryAfter ?? 1) }),
  ],
  ['busy', ({ retryAfter }) => fhirRefusal(429, 'transient', 'Too many requests', { 'Retry-After': String(retryAfter ?? 1) })],
  ['redirect', () => new HttpResponse(null, { status: 302, headers: { Location: 'http://127.0.0.2:9/elsewhere' } })],
  ['garbage', ({ form }) => (form === 'json' ? brokenJson() : webPage())],
]);

const brokenJson = (): Response =>
  new HttpResponse('{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Obs', {
    headers: { 'Content-Type': 'application/fhir+json', 'Cache-Control': 'no-store' },
  });

const webPage = (): Response => HttpResponse.html('<!doctype html><title>Gateway</title><h1>Please sign in to the network</h1>');

async function brokenBody(faults: readonly Fault[], response: Response, breakOff: (() => void) | undefined): Promise<Response> {
  const [trickle, cut] = (['trickle', 'cut'] as const).map((kind) => faults.find(({ fault }) => fault === kind));
  if (!trickle && !cut) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = trickle ? oneByOne(bytes, trickle.ms ?? 1_000) : half(bytes, breakOff);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new HttpResponse(body, { status: response.status, headers });
}

function oneByOne(bytes: Uint8Array, ms: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (at >= bytes.length) return controller.close();
        if (at > 0) await wait(ms);
        if (at >= bytes.length) return undefined;
        controller.enqueue(bytes.subarray(at, at + 1));
        at += 1;
        return undefined;
      },
      cancel: () => {
        at = bytes.length;
      },
    },
    { highWaterMark: 0 },
  );
}

function half(bytes: Uint8Array, breakOff: (() => void) | undefined): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true;
        return controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      }
      // The first half leaves before the connection breaks.
      await wait(20);
      if (breakOff) return breakOff();
      return controller.error(new Error('cut off by a fault'));
    },
  });
}
