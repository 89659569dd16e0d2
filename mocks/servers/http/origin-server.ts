import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings, type Http2Bindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { getResponse, type HttpHandler } from 'msw';
import { commonActions, type ControlActions } from './control.ts';
import { answerWithFaults } from '#/mocks/servers/faults/fault-apply.ts';
import { typeOf, type FaultState } from '#/mocks/servers/faults/fault-state.ts';
import { compressAnswer } from './gzip.ts';
import { requestLog, type RequestLog } from './request-log.ts';

/** An origin of the exchange: handlers on a port. */
export interface OriginOptions {
  readonly origin: string;
  readonly handlers: HttpHandler[];
  readonly faults: FaultState;
  readonly actions?: ControlActions;
  /** Paths that a Node application answers (an authorisation server), and that application. */
  readonly application?: {
    readonly takes: (path: string) => boolean;
    readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  };
  /** Do the faults hold for the Node application too? Only where it is all there is. */
  readonly faultsEverywhere?: boolean;
}

export interface OriginServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts one server on its own port of 127.0.0.1. */
export async function startOrigin(options: OriginOptions): Promise<OriginServer> {
  const log = requestLog();
  const actions = new Map([...commonActions(options.faults, log), ...(options.actions ?? [])]);
  const controls = getRequestListener((request) => controlAnswer(actions, request), { overrideGlobalObjects: false });
  const handlers = getRequestListener((request, bindings) => faultyAnswer(options, log, request, bindings), {
    errorHandler: ignoreBrokenConnection,
    overrideGlobalObjects: false,
  });
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', options.origin).pathname;
    if (path.startsWith('/__')) return void controls(incoming, outgoing);
    log.begin(incoming, outgoing);
    if (!options.application?.takes(path)) return void handlers(incoming, outgoing);
    return void applicationAnswer(options, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(new URL(options.origin).port), '127.0.0.1', resolve);
  });
  return {
    origin: options.origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function controlAnswer(actions: ControlActions, request: Request): Promise<Response> {
  const action = actions.get(`${request.method} ${new URL(request.url).pathname}`);
  return action ? action(request) : new Response('No such control', { status: 404 });
}

async function faultyAnswer(
  options: OriginOptions,
  log: RequestLog,
  request: Request,
  bindings: HttpBindings | Http2Bindings,
): Promise<Response> {
  // Only a form has names without values; an operation's JSON has the patient in it.
  if (request.method === 'POST' && !/json/.test(request.headers.get('content-type') ?? ''))
    log.body(nodeRequest(bindings), [...new URLSearchParams(await request.clone().text()).keys()]);
  const faults = await options.faults.whenReleased(typeOf(new URL(request.url)), request.signal);
  const breakOff = (): void => void bindings.incoming.socket?.destroy();
  const answer = async (plainRequest: Request): Promise<Response> =>
    (await getResponse(options.handlers, plainRequest)) ?? new Response('Not found', { status: 404 });
  const response = await answerWithFaults(faults, request, answer, { encode: compressAnswer, breakOff });
  if (response.type !== 'error') return response;
  breakOff();
  return RESPONSE_ALREADY_SENT;
}

/** The servers speak HTTP/1.1 only; the adaptor's type knows both. */
function nodeRequest({ incoming }: HttpBindings | Http2Bindings): IncomingMessage {
  if (!('aborted' in incoming) || 'stream' in incoming) throw new Error('HTTP/2 is not served here');
  return incoming;
}

async function applicationAnswer(options: OriginOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const faults = options.faultsEverywhere ? options.faults.of(undefined) : [];
  const instead =
    faults.length > 0
      ? await answerWithFaults(faults, new Request(options.origin), async () => new Response(null, { status: 204 }))
      : undefined;
  if (instead?.type === 'error') return void incoming.socket.destroy();
  if (!instead || instead.status === 204) return options.application?.answer(incoming, outgoing);
  outgoing.writeHead(instead.status, Object.fromEntries(instead.headers)).end(await instead.text());
}

/** A client that left, or a body cut by a fault: the connection breaks, nothing is printed. */
function ignoreBrokenConnection(): void {
  return undefined;
}
