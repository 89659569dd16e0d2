import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { completeHeaders, defaultHeaders } from './answer-headers.ts';
import { allowedMethods, judgeRequest } from './judge-request.ts';
import { isRouterStateReadable } from './router-state.ts';
import { takeBody } from './take-body.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Options of the HTTP server that faces the network. */
export const doorOptions: ServerOptions = {
  // Twenty launches at once carry a cookie each to the callback.
  maxHeaderSize: 64 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // `judgeRequest` refuses a request without a host, with all headers.
  requireHostHeader: false,
  // Nothing here speaks another protocol, so a request to upgrade is answered as any other; the reload of `npm run dev` does.
  shouldUpgradeCallback: () => process.env.NODE_ENV === 'development',
};

/** Headers by which Next, or a proxy before it, would be told what to do; they come from nobody whom we know (ASVS 4.1.3). */
const commanding =
  /^(?:x-(?:middleware|invoke|nextjs|next|now|vercel|forwarded|original|rewrite|http-method|method|matched|prerender)(?:-|$)|forwarded$|next-action$|next-resume$)/;

/** Lets a request through to the application, without headers that command it, or answers it here; every answer has all headers. */
export function guardDoor(answer: Answer): Answer {
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    completeHeaders(response, path);
    const judged = judgeRequest(request);
    if (judged.kind === 'refuse') return refuse(request, response, judged.status, judged.allow);
    if (!isRouterStateReadable(request.headers)) return refuse(request, response, 400);
    request.url = judged.target;
    for (const name of Object.keys(request.headers)) if (commanding.test(name)) delete request.headers[name];
    const body = await takeBody(request);
    // A search by name is a body too, and a request is kept for as long as its connection.
    if (body.state === 'whole') return answer(body.request, response).finally(body.forget);
    return body.state === 'too-long' ? refuse(request, response, 413) : void response.destroy();
  };
}

/** Ends the connection too where a body may follow that nobody reads. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, allow?: string): void {
  if (allow !== undefined) response.setHeader('Allow', allow);
  if (status !== 204 && status !== 405) response.setHeader('Connection', 'close');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(status === 204 || request.method === 'HEAD' ? undefined : `${STATUS_CODES[status] ?? ''}\n`);
}

/** Answers what Node's parser refuses, and what it would pass over in silence. */
export function answerUnread(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => writeHead(socket, statusOfError[error.code ?? ''] ?? 400));
  server.on('connect', (_request, socket: Duplex) => writeHead(socket, 405, { Allow: allowedMethods }));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    completeHeaders(response, '');
    refuse(request, response, 417);
  });
}

const statusOfError: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function writeHead(socket: Duplex, status: number, more: Readonly<Record<string, string>> = {}): void {
  // An answer that has begun on this connection must not be followed by a second head.
  const isAnswering = '_httpMessage' in socket && socket._httpMessage !== null;
  if (!socket.writable || isAnswering) return void socket.destroy();
  const headers = { ...defaultHeaders('', status), ...more, Connection: 'close', 'Content-Length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`);
}
